package io.leasehold.reservation.property;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The name of a capability with its flag {@code private}, for all hosts. */
record Property(
        UUID id,
        String name,
        boolean hidden,
        Instant createdAt,
        @Nullable Instant updatedAt) {}
