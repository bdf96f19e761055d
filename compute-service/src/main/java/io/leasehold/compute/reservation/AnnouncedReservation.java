package io.leasehold.compute.reservation;

import io.leasehold.common.event.LeaseSnapshot;
import io.leasehold.common.event.LeasedCapacity;
import io.leasehold.common.event.LeasedCapacity.Allocation;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A reservation as an event of a lease describes it.
 *
 * @param snapshot true when images of the servers are to be taken before the end
 * @param at time of the described state; an event that is older than the recorded state changes nothing
 */
record AnnouncedReservation(
        String id, ReservedResource resource, boolean snapshot, List<String> hosts, LeaseSnapshot lease, Instant at) {
    private static final String START = "start_lease";
    private static final String UNDONE = "UNDONE";
    private static final String SNAPSHOT = "snapshot";

    /** Returns the reservations of the lease that concern compute, in the order of their ids. */
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

    /** Returns true when the start of the lease was attempted, successfully or not. */
    static boolean hasStarted(LeaseSnapshot lease) {
        return lease.events().stream()
                .filter(trigger -> trigger.eventType().equals(START))
                .anyMatch(trigger -> !trigger.status().equals(UNDONE));
    }
}
