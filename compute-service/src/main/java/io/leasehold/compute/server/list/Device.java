package io.leasehold.compute.server.list;

import org.jspecify.annotations.Nullable;

/** A mediated device on a server, as clients see it; ids are 32 hex digits. */
record Device(String id, @Nullable String type, @Nullable String specId) {}
