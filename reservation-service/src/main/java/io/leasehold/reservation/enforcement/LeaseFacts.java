package io.leasehold.reservation.enforcement;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lease as filters see the lease.
 *
 * @param id null while the lease is being created
 * @param projectId the project that owns the lease, independent of the caller
 * @param beforeEndDate as the caller wrote the date, or null
 */
public record LeaseFacts(
        @Nullable UUID id,
        String name,
        String userId,
        String projectId,
        Instant start,
        Instant end,
        @Nullable String beforeEndDate,
        String status,
        List<ReservationFacts> reservations) {
    public LeaseFacts {
        reservations = List.copyOf(reservations);
    }

    Duration duration() {
        return Duration.between(start, end);
    }
}
