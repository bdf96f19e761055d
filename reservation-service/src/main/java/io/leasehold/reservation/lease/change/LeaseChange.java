package io.leasehold.reservation.lease.change;

import io.leasehold.common.event.LeaseEvent;
import io.leasehold.reservation.demand.Address;
import io.leasehold.reservation.demand.Holdings;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.LeaseSnapshots;
import java.util.ArrayList;
import java.util.List;

/**
 * A change of a lease that has been decided but not written.
 *
 * @param deep whether more than its name changes
 */
record LeaseChange(Lease before, Lease after, boolean deep) {
    static LeaseChange none(Lease lease) {
        return new LeaseChange(lease, lease, false);
    }

    boolean isNothing() {
        return before.equals(after);
    }

    /** What is told of it. */
    List<LeaseEvent> facts() {
        List<LeaseEvent> facts = new ArrayList<>();
        if (!deep) {
            facts.add(new LeaseEvent.Renamed(LeaseSnapshots.of(after)));
            return facts;
        }
        if (after.rearmedSince(before)) {
            facts.add(new LeaseEvent.BeforeEndStopped(LeaseSnapshots.of(after)));
        }
        facts.add(new LeaseEvent.Updated(LeaseSnapshots.of(after)));
        return facts;
    }

    /** Whether addresses come to a lease whose others have been made in the network already. */
    boolean needsAddressesMade() {
        return FloatingIpProvisioning.hasMade(after) && !addresses(before).containsAll(addresses(after));
    }

    /** The lease after it, holding the addresses alone that it did not hold before. */
    Lease added() {
        List<Address> known = addresses(before);
        return after.holding(
                after.reservations().stream()
                        .map(each -> each.held().addresses().stream()
                                .filter(address -> !known.contains(address))
                                .toList())
                        .map(Holdings::addresses)
                        .toList(),
                after.stamp().createdAt());
    }

    private static List<Address> addresses(Lease lease) {
        return lease.floatingIps()
                .flatMap(each -> each.held().addresses().stream())
                .toList();
    }
}
