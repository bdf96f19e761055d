package io.leasehold.reservation.reservation;

import io.leasehold.reservation.allocation.Allocation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a reservation stands, whatever its resource type.
 *
 * @param resourceId names the record of the type's own data on the wire; it is not a host
 * @param missingResources whether it lacks a host it was promised
 * @param resourcesChanged whether a host was replaced while it was active
 */
public record Standing(
        UUID id,
        UUID resourceId,
        ReservationStatus status,
        boolean missingResources,
        boolean resourcesChanged,
        Instant createdAt,
        @Nullable Instant updatedAt,
        List<Allocation> allocations) {
    public Standing {
        allocations = List.copyOf(allocations);
    }

    /** Of a new reservation that holds the hosts. */
    public static Standing pending(UUID id, UUID resourceId, Instant now, List<Allocation> hosts) {
        return new Standing(id, resourceId, ReservationStatus.PENDING, false, false, now, null, hosts);
    }

    /** Whether its lease is degraded by it. */
    public boolean impaired() {
        return missingResources || resourcesChanged;
    }

    Standing in(ReservationStatus next, Instant now) {
        return new Standing(id, resourceId, next, missingResources, resourcesChanged, createdAt, now, allocations);
    }

    Standing missing(boolean missing, Instant now) {
        return new Standing(id, resourceId, status, missing, resourcesChanged, createdAt, now, allocations);
    }

    Standing holding(List<Allocation> hosts) {
        return new Standing(id, resourceId, status, missingResources, resourcesChanged, createdAt, updatedAt, hosts);
    }
}
