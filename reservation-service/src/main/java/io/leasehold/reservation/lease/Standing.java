package io.leasehold.reservation.lease;

import io.leasehold.reservation.demand.Holdings;
import java.time.Instant;
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
        Holdings held) {
    /** Of a new reservation that holds that. */
    public static Standing pending(UUID id, UUID resourceId, Instant now, Holdings held) {
        return new Standing(id, resourceId, ReservationStatus.PENDING, false, false, now, null, held);
    }

    /** Whether its lease is degraded by it. */
    public boolean impaired() {
        return missingResources || resourcesChanged;
    }

    Standing in(ReservationStatus next, Instant now) {
        return new Standing(id, resourceId, next, missingResources, resourcesChanged, createdAt, now, held);
    }

    Standing missing(boolean missing, Instant now) {
        return new Standing(id, resourceId, status, missing, resourcesChanged, createdAt, now, held);
    }

    /** The same after a resource that it held while active has been replaced. */
    Standing changed(Instant now) {
        return new Standing(id, resourceId, status, missingResources, true, createdAt, now, held);
    }

    Standing holding(Holdings other) {
        return new Standing(id, resourceId, status, missingResources, resourcesChanged, createdAt, updatedAt, other);
    }
}
