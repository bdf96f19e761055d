package io.leasehold.reservation.lease;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A lease as the tables have it; goes in and out as JSON, so that any number of them takes one statement. */
record LeaseRow(
        UUID id,
        String name,
        String userId,
        String projectId,
        String trustId,
        Instant startDate,
        Instant endDate,
        LeaseStatus status,
        boolean degraded,
        Instant createdAt,
        @Nullable Instant updatedAt,
        List<ReservationRow> reservations,
        List<EventRow> events) {

    record ReservationRow(
            UUID id,
            UUID leaseId,
            int ordinal,
            UUID resourceId,
            String resourceType,
            ReservationStatus status,
            boolean missingResources,
            boolean resourcesChanged,
            int min,
            int max,
            String hypervisorProperties,
            String resourceProperties,
            String beforeEnd,
            Instant createdAt,
            @Nullable Instant updatedAt,
            @Nullable List<AllocationRow> allocations) {}

    record AllocationRow(long hostId, String host, String hostUuid, int slots, Map<String, String> capabilities) {}

    record EventRow(
            UUID id,
            UUID leaseId,
            String eventType,
            Instant time,
            Trigger.Status status,
            Instant createdAt,
            @Nullable Instant updatedAt) {}

    static LeaseRow of(Lease lease) {
        return new LeaseRow(
                lease.id(),
                lease.name(),
                lease.owner().userId(),
                lease.owner().projectId(),
                lease.owner().trustId(),
                lease.window().start(),
                lease.window().end(),
                lease.status(),
                lease.degraded(),
                lease.createdAt(),
                lease.updatedAt(),
                IntStream.range(0, lease.reservations().size())
                        .mapToObj(ordinal -> row(lease, ordinal))
                        .toList(),
                lease.triggers().stream().map(trigger -> row(lease, trigger)).toList());
    }

    Lease toLease() {
        return new Lease(
                id,
                name,
                new Lease.Owner(userId, projectId, trustId),
                new Window(startDate, endDate),
                status,
                degraded,
                createdAt,
                updatedAt,
                reservations.stream().map(LeaseRow::reservation).toList(),
                events.stream().map(LeaseRow::trigger).toList());
    }

    private static ReservationRow row(Lease lease, int ordinal) {
        HostReservation reservation = lease.reservations().get(ordinal);
        HostRequest request = reservation.request();
        return new ReservationRow(
                reservation.id(),
                lease.id(),
                ordinal,
                reservation.resourceId(),
                HostReservation.RESOURCE_TYPE,
                reservation.status(),
                reservation.missingResources(),
                reservation.resourcesChanged(),
                request.min(),
                request.max(),
                request.hypervisorProperties(),
                request.resourceProperties(),
                request.beforeEnd(),
                reservation.createdAt(),
                reservation.updatedAt(),
                null);
    }

    private static EventRow row(Lease lease, Trigger trigger) {
        return new EventRow(
                trigger.id(),
                lease.id(),
                trigger.eventType(),
                trigger.time(),
                trigger.status(),
                trigger.createdAt(),
                trigger.updatedAt());
    }

    private static HostReservation reservation(ReservationRow row) {
        return new HostReservation(
                row.id,
                row.resourceId,
                new HostRequest(row.min, row.max, row.hypervisorProperties, row.resourceProperties, row.beforeEnd),
                row.status,
                row.missingResources,
                row.resourcesChanged,
                row.createdAt,
                row.updatedAt,
                row.allocations == null
                        ? List.of()
                        : row.allocations.stream().map(LeaseRow::allocation).toList());
    }

    private static Allocation allocation(AllocationRow row) {
        return new Allocation(row.hostId, row.host, row.hostUuid, row.slots, row.capabilities);
    }

    private static Trigger trigger(EventRow row) {
        return new Trigger(row.id, row.eventType, row.time, row.status, row.createdAt, row.updatedAt);
    }
}
