package io.leasehold.reservation.property;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The name of an extra capability and what holds for it on all hosts. */
record Property(
        UUID id,
        String name,
        boolean hidden,
        Instant createdAt,
        @Nullable Instant updatedAt) {}
