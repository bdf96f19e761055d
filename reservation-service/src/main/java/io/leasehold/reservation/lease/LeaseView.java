package io.leasehold.reservation.lease;

import io.leasehold.common.event.ApiTime;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lease in answers (contract section 1.6). */
record LeaseView(
        String id,
        String name,
        @ApiTime.WithFraction Instant startDate,
        @ApiTime.WithFraction Instant endDate,
        LeaseStatus status,
        boolean degraded,
        String userId,
        String projectId,
        String trustId,
        @ApiTime.WithoutFraction Instant createdAt,
        @ApiTime.WithoutFraction @Nullable Instant updatedAt,
        List<ReservationView> reservations,
        List<EventView> events) {

    record One(LeaseView lease) {}

    record All(List<LeaseView> leases) {}

    record ReservationView(
            String id,
            String leaseId,
            ReservationStatus status,
            boolean missingResources,
            boolean resourcesChanged,
            String resourceId,
            String resourceType,
            int min,
            int max,
            String hypervisorProperties,
            String resourceProperties,
            String beforeEnd,
            @ApiTime.WithoutFraction Instant createdAt,
            @ApiTime.WithoutFraction @Nullable Instant updatedAt) {}

    record EventView(
            String id,
            String leaseId,
            String eventType,
            @ApiTime.WithFraction Instant time,
            Trigger.Status status,
            @ApiTime.WithoutFraction Instant createdAt,
            @ApiTime.WithoutFraction @Nullable Instant updatedAt) {}

    static LeaseView of(Lease lease) {
        String id = lease.id().toString();
        return new LeaseView(
                id,
                lease.name(),
                lease.window().start(),
                lease.window().end(),
                lease.status(),
                lease.degraded(),
                lease.owner().userId(),
                lease.owner().projectId(),
                lease.owner().trustId(),
                lease.createdAt(),
                lease.updatedAt(),
                lease.reservations().stream().map(each -> reservation(id, each)).toList(),
                lease.triggers().stream().map(each -> event(id, each)).toList());
    }

    private static ReservationView reservation(String lease, HostReservation reservation) {
        HostRequest request = reservation.request();
        return new ReservationView(
                reservation.id().toString(),
                lease,
                reservation.status(),
                reservation.missingResources(),
                reservation.resourcesChanged(),
                reservation.resourceId().toString(),
                HostReservation.RESOURCE_TYPE,
                request.min(),
                request.max(),
                request.hypervisorProperties(),
                request.resourceProperties(),
                request.beforeEnd(),
                reservation.createdAt(),
                reservation.updatedAt());
    }

    private static EventView event(String lease, Trigger trigger) {
        return new EventView(
                trigger.id().toString(),
                lease,
                trigger.eventType(),
                trigger.time(),
                trigger.status(),
                trigger.createdAt(),
                trigger.updatedAt());
    }
}
