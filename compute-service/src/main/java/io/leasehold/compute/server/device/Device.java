package io.leasehold.compute.server.device;

import org.jspecify.annotations.Nullable;

/** A mediated device on a server, as clients see it; ids are 32 hex digits. */
public record Device(
        String id, @Nullable String type, @Nullable String specId) {}
