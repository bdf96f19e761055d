package io.leasehold.common.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * State of a lease in an event.
 *
 * @param status the lease's status, upper case
 * @param events the lease's timed triggers
 */
public record LeaseSnapshot(
        String leaseId,
        String name,
        String userId,
        String projectId,
        String trustId,
        @ApiTime.WithFraction Instant startDate,
        @ApiTime.WithFraction Instant endDate,
        String status,
        boolean degraded,
        @ApiTime.WithoutFraction Instant createdAt,
        @ApiTime.WithoutFraction @Nullable Instant updatedAt,
        List<LeasedCapacity> reservations,
        List<Trigger> events) {
    public LeaseSnapshot {
        reservations = List.copyOf(reservations);
        events = List.copyOf(events);
    }

    /**
     * Timed trigger of a lease; {@code eventType} is {@code start_lease}, {@code end_lease}, {@code before_end_lease}
     * or a user-defined name.
     */
    public record Trigger(
            String id,
            String leaseId,
            String eventType,
            @ApiTime.WithFraction @Nullable Instant time,
            String status,
            @ApiTime.WithoutFraction Instant createdAt,
            @ApiTime.WithoutFraction @Nullable Instant updatedAt) {}
}
