package io.leasehold.compute.reservation;

import io.leasehold.common.event.LeaseSnapshot;
import io.leasehold.common.event.LeasedCapacity;
import io.leasehold.common.event.LeasedCapacity.Allocation;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What an event says about one reservation of whole hosts.
 *
 * @param at the age of what it says: an event that is older than what is known changes nothing
 */
record Told(String id, List<String> hosts, LeaseSnapshot lease, Instant at) {
    private static final String START = "start_lease";
    private static final String UNDONE = "UNDONE";

    /** The reservations of the lease that concern this package, in order of id. */
    static List<Told> by(LeaseSnapshot lease) {
        Instant at = Optional.ofNullable(lease.updatedAt()).orElse(lease.createdAt());
        return lease.reservations().stream()
                .filter(LeasedCapacity.Hosts.class::isInstance)
                .map(capacity -> of(capacity, lease, at))
                .sorted(Comparator.comparing(Told::id))
                .toList();
    }

    private static Told of(LeasedCapacity capacity, LeaseSnapshot lease, Instant at) {
        return new Told(
                capacity.id(),
                capacity.allocations().stream().map(Allocation::host).sorted().toList(),
                lease,
                at);
    }

    /** Whether the lease's start has been tried, with whatever result. */
    static boolean hasStarted(LeaseSnapshot lease) {
        return lease.events().stream()
                .filter(trigger -> trigger.eventType().equals(START))
                .anyMatch(trigger -> !trigger.status().equals(UNDONE));
    }
}
