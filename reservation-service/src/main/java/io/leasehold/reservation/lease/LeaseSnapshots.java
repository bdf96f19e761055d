package io.leasehold.reservation.lease;

import io.leasehold.common.event.LeaseSnapshot;
import io.leasehold.common.event.LeasedCapacity;
import io.leasehold.reservation.compute.SourceFlavor;
import io.leasehold.reservation.demand.Address;
import io.leasehold.reservation.demand.Allocation;
import io.leasehold.reservation.request.FlavorRequest;
import io.leasehold.reservation.request.FloatingIpRequest;
import io.leasehold.reservation.request.HostRequest;
import io.leasehold.reservation.request.InstanceRequest;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Leases in the form in which events carry them. */
public final class LeaseSnapshots {
    private LeaseSnapshots() {}

    /** The lease with its holdings; after the end of the lease those are the holdings just released. */
    public static LeaseSnapshot of(Lease lease) {
        return new LeaseSnapshot(
                lease.id().toString(),
                lease.name(),
                lease.owner().userId(),
                lease.owner().projectId(),
                lease.owner().trustId(),
                lease.window().start(),
                lease.window().end(),
                lease.status().name(),
                lease.degraded(),
                lease.stamp().createdAt(),
                lease.stamp().updatedAt(),
                lease.reservations().stream()
                        .map(reservation -> capacity(lease.id().toString(), reservation))
                        .toList(),
                lease.triggers().stream()
                        .map(trigger -> trigger(lease.id().toString(), trigger))
                        .toList());
    }

    private static LeasedCapacity capacity(String lease, Reservation reservation) {
        return switch (reservation.request()) {
            case HostRequest hosts -> hosts(lease, reservation, hosts);
            case InstanceRequest instances -> instances(lease, reservation, instances);
            case FlavorRequest flavor -> flavors(lease, reservation, flavor);
            case FloatingIpRequest addresses -> floatingIps(lease, reservation, addresses);
        };
    }

    private static LeasedCapacity hosts(String lease, Reservation reservation, HostRequest request) {
        return new LeasedCapacity.Hosts(
                reservation.id().toString(),
                lease,
                reservation.status().wire(),
                reservation.missingResources(),
                reservation.resourcesChanged(),
                reservation.resourceId().toString(),
                reservation.createdAt(),
                reservation.updatedAt(),
                request.min(),
                request.max(),
                request.hypervisorProperties(),
                request.resourceProperties(),
                request.beforeEnd(),
                allocations(reservation));
    }

    private static LeasedCapacity instances(String lease, Reservation reservation, InstanceRequest request) {
        return new LeasedCapacity.Instances(
                reservation.id().toString(),
                lease,
                reservation.status().wire(),
                reservation.missingResources(),
                reservation.resourcesChanged(),
                reservation.resourceId().toString(),
                reservation.createdAt(),
                reservation.updatedAt(),
                request.amount(),
                request.size().vcpus(),
                request.size().memoryMb(),
                request.size().diskGb(),
                request.affinity().wire(),
                request.resourceProperties(),
                reservation.flavorId().toString(),
                reservation.serverGroupId().map(UUID::toString).orElse(null),
                reservation.requireAggregateId(),
                request.beforeEnd(),
                allocations(reservation));
    }

    private static LeasedCapacity flavors(String lease, Reservation reservation, FlavorRequest request) {
        SourceFlavor flavor = request.flavor();
        return new LeasedCapacity.Flavors(
                reservation.id().toString(),
                lease,
                reservation.status().wire(),
                reservation.missingResources(),
                reservation.resourcesChanged(),
                reservation.resourceId().toString(),
                reservation.createdAt(),
                reservation.updatedAt(),
                request.amount(),
                flavor.vcpus(),
                flavor.ram(),
                flavor.disk(),
                flavor.text(),
                reservation.flavorId().toString(),
                reservation.requireAggregateId(),
                allocations(reservation));
    }

    private static LeasedCapacity floatingIps(String lease, Reservation reservation, FloatingIpRequest request) {
        return new LeasedCapacity.FloatingIps(
                reservation.id().toString(),
                lease,
                reservation.status().wire(),
                reservation.missingResources(),
                reservation.resourcesChanged(),
                reservation.resourceId().toString(),
                reservation.createdAt(),
                reservation.updatedAt(),
                request.networkId(),
                request.amount(),
                request.required(),
                reservation.holdings().addresses().stream()
                        .map(Address::address)
                        .toList());
    }

    private static List<LeasedCapacity.Allocation> allocations(Reservation reservation) {
        return reservation.holdings().hosts().stream()
                .sorted(Comparator.comparingLong(Allocation::hostId))
                .map(held -> new LeasedCapacity.Allocation(
                        held.host(), held.hostUuid(), Long.toString(held.hostId()), held.slots(), held.capabilities()))
                .toList();
    }

    private static LeaseSnapshot.Trigger trigger(String lease, Trigger trigger) {
        return new LeaseSnapshot.Trigger(
                trigger.id().toString(),
                lease,
                trigger.eventType(),
                trigger.time(),
                trigger.status().name(),
                trigger.createdAt(),
                trigger.updatedAt());
    }
}
