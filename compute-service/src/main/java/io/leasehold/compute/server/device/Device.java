package io.leasehold.compute.server.device;

import org.jspecify.annotations.Nullable;

/** A mediated device of a server; ids have 32 hex digits. */
public record Device(
        String id, @Nullable String type, @Nullable String specId) {}
