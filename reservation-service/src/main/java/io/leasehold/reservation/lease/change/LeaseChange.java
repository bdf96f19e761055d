package io.leasehold.reservation.lease.change;

import io.leasehold.common.event.LeaseEvent;
import io.leasehold.common.event.LeaseEvent.Change;
import io.leasehold.reservation.demand.Address;
import io.leasehold.reservation.demand.Holdings;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.LeaseSnapshots;
import java.util.List;

/**
 * A change of a lease that has been planned but not written.
 *
 * @param onlyName true when nothing but the name changes
 */
record LeaseChange(Lease before, Lease after, boolean onlyName) {
    static LeaseChange none(Lease lease) {
        return new LeaseChange(lease, lease, true);
    }

    boolean isEmpty() {
        return before.equals(after);
    }

    /** The events that report the change. */
    List<LeaseEvent> events() {
        if (onlyName) {
            return List.of(LeaseEvent.of(Change.RENAMED, LeaseSnapshots.of(after)));
        }
        LeaseEvent updated = LeaseEvent.of(Change.UPDATED, LeaseSnapshots.of(after));
        return after.isBeforeEndRearmedSince(before)
                ? List.of(LeaseEvent.of(Change.BEFORE_END_STOPPED, LeaseSnapshots.of(after)), updated)
                : List.of(updated);
    }

    /** True when floating IPs are added to a lease whose other floating IPs exist in the network already. */
    boolean addsFloatingIpsInUse() {
        return FloatingIpProvisioning.hasCreated(after) && !addresses(before).containsAll(addresses(after));
    }

    /** The lease after the change, with only the floating IPs that the change adds. */
    Lease withAddedFloatingIps() {
        List<Address> known = addresses(before);
        return after.withHoldings(
                after.reservations().stream()
                        .map(each -> Holdings.addresses(each.holdings().addresses().stream()
                                .filter(address -> !known.contains(address))
                                .toList()))
                        .toList(),
                after.stamp().createdAt());
    }

    private static List<Address> addresses(Lease lease) {
        return lease.floatingIps()
                .flatMap(each -> each.holdings().addresses().stream())
                .toList();
    }
}
