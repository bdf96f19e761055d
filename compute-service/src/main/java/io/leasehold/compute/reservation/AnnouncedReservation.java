package io.leasehold.compute.reservation;

import io.leasehold.common.event.LeaseSnapshot;
import io.leasehold.common.event.LeasedCapacity;
import io.leasehold.common.event.LeasedCapacity.Allocation;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What an event says about one reservation.
 *
 * @param resource what it is of
 * @param snapshot whether images are to be taken of its servers before it ends
 * @param at the age of what it says: an event that is older than what is known changes nothing
 */
record AnnouncedReservation(
        String id, ReservedResource resource, boolean snapshot, List<String> hosts, LeaseSnapshot lease, Instant at) {
    private static final String START = "start_lease";
    private static final String UNDONE = "UNDONE";
    private static final String SNAPSHOT = "snapshot";

    /** The reservations of the lease that are of something of compute's, in order of id. */
    static List<AnnouncedReservation> by(LeaseSnapshot lease) {
        Instant at = Optional.ofNullable(lease.updatedAt()).orElse(lease.createdAt());
        return lease.reservations().stream()
                .flatMap(capacity -> of(capacity, lease, at).stream())
                .sorted(Comparator.comparing(AnnouncedReservation::id))
                .toList();
    }

    private static Optional<AnnouncedReservation> of(LeasedCapacity capacity, LeaseSnapshot lease, Instant at) {
        return ReservedResource.of(capacity)
                .map(resource -> new AnnouncedReservation(
                        capacity.id(),
                        resource,
                        wantsSnapshot(capacity),
                        capacity.allocations().stream()
                                .map(Allocation::host)
                                .sorted()
                                .toList(),
                        lease,
                        at));
    }

    private static boolean wantsSnapshot(LeasedCapacity capacity) {
        return switch (capacity) {
            case LeasedCapacity.Hosts hosts -> hosts.beforeEnd().equals(SNAPSHOT);
            case LeasedCapacity.Instances instances -> instances.beforeEnd().equals(SNAPSHOT);
            case LeasedCapacity.Flavors flavors -> false;
            case LeasedCapacity.FloatingIps addresses -> false;
        };
    }

    /** Whether the lease's start has been tried, with whatever result. */
    static boolean hasStarted(LeaseSnapshot lease) {
        return lease.events().stream()
                .filter(trigger -> trigger.eventType().equals(START))
                .anyMatch(trigger -> !trigger.status().equals(UNDONE));
    }
}
