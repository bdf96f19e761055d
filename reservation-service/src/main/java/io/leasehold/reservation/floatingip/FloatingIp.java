package io.leasehold.reservation.floatingip;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An address of an external network that may be leased. */
record FloatingIp(
        UUID id,
        String networkId,
        String subnetId,
        String address,
        Instant createdAt,
        @Nullable Instant updatedAt) {}
