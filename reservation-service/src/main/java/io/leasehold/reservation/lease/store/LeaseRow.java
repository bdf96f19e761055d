package io.leasehold.reservation.lease.store;

import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.LeaseStatus;
import io.leasehold.reservation.lease.Reservation;
import io.leasehold.reservation.lease.ReservationStatus;
import io.leasehold.reservation.lease.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A lease with its reservations and triggers as rows of their tables; holdings have tables of their own. */
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
        long version,
        List<ReservationRow> reservations,
        List<EventRow> events) {

    /**
     * A row of {@code reservation}.
     *
     * @param request the row of the table of the resource type
     */
    record ReservationRow(
            UUID id,
            UUID leaseId,
            int ordinal,
            UUID resourceId,
            String resourceType,
            ReservationStatus status,
            boolean missingResources,
            boolean resourcesChanged,

            RequestRow request,

            Instant createdAt,
            @Nullable Instant updatedAt) {}

    /** A row of {@code event}. */
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
                lease.stamp().createdAt(),
                lease.stamp().updatedAt(),
                lease.stamp().version(),
                IntStream.range(0, lease.reservations().size())
                        .mapToObj(ordinal -> reservation(
                                lease.id(), ordinal, lease.reservations().get(ordinal)))
                        .toList(),
                lease.triggers().stream()
                        .map(trigger -> event(lease.id(), trigger))
                        .toList());
    }

    private static ReservationRow reservation(UUID lease, int ordinal, Reservation reservation) {
        return new ReservationRow(
                reservation.id(),
                lease,
                ordinal,
                reservation.resourceId(),
                reservation.request().resourceType(),
                reservation.status(),
                reservation.missingResources(),
                reservation.resourcesChanged(),
                RequestRow.of(reservation),
                reservation.createdAt(),
                reservation.updatedAt());
    }

    private static EventRow event(UUID lease, Trigger trigger) {
        return new EventRow(
                trigger.id(),
                lease,
                trigger.eventType(),
                trigger.time(),
                trigger.status(),
                trigger.createdAt(),
                trigger.updatedAt());
    }
}
