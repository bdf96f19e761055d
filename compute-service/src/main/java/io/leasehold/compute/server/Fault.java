package io.leasehold.compute.server;

import java.time.Instant;

/** Why a server is in status ERROR. */
public record Fault(int code, String message, Instant created) {}
