package io.leasehold.compute.server;

import java.time.Instant;

/** Why a server is in status ERROR. */
public record ServerFault(int code, String message, Instant created) {}
