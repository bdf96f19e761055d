package io.leasehold.reservation.lease;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whole hosts held by a lease ({@code physical:host}).
 *
 * @param resourceId names the record of the type's own data on the wire; it is not a host
 * @param missingResources whether it lacks a host it was promised
 * @param resourcesChanged whether a host was replaced while it was active
 * @param allocations the hosts it holds, in order of id; empty once it is deleted, or when it was loaded for a view
 */
public record HostReservation(
        UUID id,
        UUID resourceId,
        HostRequest request,
        ReservationStatus status,
        boolean missingResources,
        boolean resourcesChanged,
        Instant createdAt,
        @Nullable Instant updatedAt,
        List<Allocation> allocations) {
    /** Its name on the wire. */
    public static final String RESOURCE_TYPE = "physical:host";

    public HostReservation {
        allocations = List.copyOf(allocations);
    }

    boolean impaired() {
        return missingResources || resourcesChanged;
    }

    HostReservation in(ReservationStatus next, Instant now) {
        return new HostReservation(
                id, resourceId, request, next, missingResources, resourcesChanged, createdAt, now, allocations);
    }

    HostReservation missing(boolean missing, Instant now) {
        return new HostReservation(
                id, resourceId, request, status, missing, resourcesChanged, createdAt, now, allocations);
    }

    HostReservation holding(List<Allocation> hosts) {
        return new HostReservation(
                id, resourceId, request, status, missingResources, resourcesChanged, createdAt, updatedAt, hosts);
    }
}
