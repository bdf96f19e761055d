package io.leasehold.reservation.lease;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leasehold.reservation.demand.Address;
import io.leasehold.reservation.demand.Allocation;
import java.util.List;
import java.util.Map;

/** What each reservation of a lease holds: for its owner, who may not see the allocations of all hosts. */
public record HoldingsView(List<OfReservation> allocations) {
    /** Hosts or floating IPs, as the resource type has it. */
    record OfReservation(
            String reservationId,
            String resourceType,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<HeldHost> hosts,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<HeldAddress> floatingips) {}

    /** {@code resourceId} is the host's id; a whole host is one slot. */
    record HeldHost(String resourceId, String hypervisorHostname, int slots, Map<String, String> capabilities) {}

    record HeldAddress(String resourceId, String floatingIpAddress, String subnetId) {}

    public static HoldingsView of(Lease lease) {
        return new HoldingsView(
                lease.reservations().stream().map(HoldingsView::reservation).toList());
    }

    private static OfReservation reservation(Reservation reservation) {
        return new OfReservation(
                reservation.id().toString(),
                reservation.request().resourceType(),
                reservation.held().hosts().stream().map(HoldingsView::host).toList(),
                reservation.held().addresses().stream()
                        .map(HoldingsView::address)
                        .toList());
    }

    private static HeldHost host(Allocation held) {
        return new HeldHost(Long.toString(held.hostId()), held.host(), held.slots(), held.capabilities());
    }

    private static HeldAddress address(Address held) {
        return new HeldAddress(held.id().toString(), held.address(), held.subnetId());
    }
}
