package io.leasehold.reservation.lease;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leasehold.reservation.demand.Address;
import io.leasehold.reservation.demand.Allocation;
import java.util.List;
import java.util.Map;

/** Holdings of each reservation of a lease, for the owner of the lease; allocations of all hosts are for administrators only. */
public record HoldingsView(List<ReservationHoldings> allocations) {
    /** Holdings of one reservation: hosts or floating IPs, depending on the resource type. */
    record ReservationHoldings(
            String reservationId,
            String resourceType,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Host> hosts,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FloatingIp> floatingips) {}

    /** A host; {@code resourceId} is the id of the host, and a whole host counts as one slot. */
    record Host(String resourceId, String hypervisorHostname, int slots, Map<String, String> capabilities) {}

    record FloatingIp(String resourceId, String floatingIpAddress, String subnetId) {}

    public static HoldingsView of(Lease lease) {
        return new HoldingsView(
                lease.reservations().stream().map(HoldingsView::reservation).toList());
    }

    private static ReservationHoldings reservation(Reservation reservation) {
        return new ReservationHoldings(
                reservation.id().toString(),
                reservation.request().resourceType(),
                reservation.holdings().hosts().stream().map(HoldingsView::host).toList(),
                reservation.holdings().addresses().stream()
                        .map(HoldingsView::floatingIp)
                        .toList());
    }

    private static Host host(Allocation held) {
        return new Host(Long.toString(held.hostId()), held.host(), held.slots(), held.capabilities());
    }

    private static FloatingIp floatingIp(Address held) {
        return new FloatingIp(held.id().toString(), held.address(), held.subnetId());
    }
}
