package io.leasehold.reservation.lease;

import io.leasehold.common.event.LeaseSnapshot;
import io.leasehold.common.event.LeasedCapacity;
import io.leasehold.reservation.compute.SourceFlavor;
import io.leasehold.reservation.demand.Address;
import io.leasehold.reservation.demand.Allocation;
import io.leasehold.reservation.request.FloatingIpRequest;
import io.leasehold.reservation.request.HostRequest;
import io.leasehold.reservation.request.InstanceRequest;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Leases as their events carry them. */
public final class LeaseSnapshots {
    private LeaseSnapshots() {}

    /** The whole lease with what it holds, or has just released. */
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
                        .map(reservation -> capacity(lease, reservation))
                        .toList(),
                lease.triggers().stream()
                        .map(trigger -> trigger(lease, trigger))
                        .toList());
    }

    private static LeasedCapacity capacity(Lease lease, Reservation reservation) {
        String id = lease.id().toString();
        return switch (reservation) {
            case HostReservation hosts -> hosts(id, hosts);
            case InstanceReservation instances -> instances(id, instances);
            case FlavorReservation flavors -> flavors(id, flavors);
            case FloatingIpReservation addresses -> floatingIps(id, addresses);
        };
    }

    private static LeasedCapacity hosts(String lease, HostReservation reservation) {
        Standing standing = reservation.standing();
        HostRequest request = reservation.request();
        return new LeasedCapacity.Hosts(
                standing.id().toString(),
                lease,
                standing.status().wire(),
                standing.missingResources(),
                standing.resourcesChanged(),
                standing.resourceId().toString(),
                standing.createdAt(),
                standing.updatedAt(),
                request.min(),
                request.max(),
                request.hypervisorProperties(),
                request.resourceProperties(),
                request.beforeEnd(),
                allocations(standing));
    }

    private static LeasedCapacity instances(String lease, InstanceReservation reservation) {
        Standing standing = reservation.standing();
        InstanceRequest request = reservation.request();
        return new LeasedCapacity.Instances(
                standing.id().toString(),
                lease,
                standing.status().wire(),
                standing.missingResources(),
                standing.resourcesChanged(),
                standing.resourceId().toString(),
                standing.createdAt(),
                standing.updatedAt(),
                request.amount(),
                request.size().vcpus(),
                request.size().memoryMb(),
                request.size().diskGb(),
                request.affinity().wire(),
                request.resourceProperties(),
                reservation.flavorId().toString(),
                reservation.serverGroupId().map(UUID::toString).orElse(null),
                reservation.aggregateId(),
                request.beforeEnd(),
                allocations(standing));
    }

    private static LeasedCapacity.Flavors flavors(String lease, FlavorReservation reservation) {
        Standing standing = reservation.standing();
        SourceFlavor flavor = reservation.request().flavor();
        return new LeasedCapacity.Flavors(
                standing.id().toString(),
                lease,
                standing.status().wire(),
                standing.missingResources(),
                standing.resourcesChanged(),
                standing.resourceId().toString(),
                standing.createdAt(),
                standing.updatedAt(),
                reservation.request().amount(),
                flavor.vcpus(),
                flavor.ram(),
                flavor.disk(),
                flavor.text(),
                reservation.flavorId().toString(),
                reservation.aggregateId(),
                allocations(standing));
    }

    private static LeasedCapacity.FloatingIps floatingIps(String lease, FloatingIpReservation reservation) {
        Standing standing = reservation.standing();
        FloatingIpRequest request = reservation.request();
        return new LeasedCapacity.FloatingIps(
                standing.id().toString(),
                lease,
                standing.status().wire(),
                standing.missingResources(),
                standing.resourcesChanged(),
                standing.resourceId().toString(),
                standing.createdAt(),
                standing.updatedAt(),
                request.networkId(),
                request.amount(),
                request.required(),
                standing.held().addresses().stream().map(Address::address).toList());
    }

    private static List<LeasedCapacity.Allocation> allocations(Standing standing) {
        return standing.held().hosts().stream()
                .sorted(Comparator.comparingLong(Allocation::hostId))
                .map(LeaseSnapshots::allocation)
                .toList();
    }

    private static LeasedCapacity.Allocation allocation(Allocation held) {
        return new LeasedCapacity.Allocation(
                held.host(), held.hostUuid(), Long.toString(held.hostId()), held.slots(), held.capabilities());
    }

    private static LeaseSnapshot.Trigger trigger(Lease lease, Trigger trigger) {
        return new LeaseSnapshot.Trigger(
                trigger.id().toString(),
                lease.id().toString(),
                trigger.eventType(),
                trigger.time(),
                trigger.status().name(),
                trigger.createdAt(),
                trigger.updatedAt());
    }
}
