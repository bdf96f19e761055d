package io.leasehold.compute.server;

import java.time.Instant;

/** The reason for status ERROR. */
public record ServerFault(int code, String message, Instant created) {}
