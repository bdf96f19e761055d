package io.leasehold.reservation.lease;

import io.leasehold.common.event.LeaseSnapshot;
import io.leasehold.common.event.LeasedCapacity;

/** Leases as their events carry them. */
public final class Snapshots {
    private Snapshots() {}

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
                lease.createdAt(),
                lease.updatedAt(),
                lease.reservations().stream()
                        .map(reservation -> hosts(lease, reservation))
                        .toList(),
                lease.triggers().stream()
                        .map(trigger -> trigger(lease, trigger))
                        .toList());
    }

    private static LeasedCapacity hosts(Lease lease, HostReservation reservation) {
        HostRequest request = reservation.request();
        return new LeasedCapacity.Hosts(
                reservation.id().toString(),
                lease.id().toString(),
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
                reservation.allocations().stream().map(Snapshots::allocation).toList());
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
