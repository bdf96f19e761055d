package io.leasehold.reservation.lease.store;

import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.LeaseStatus;
import io.leasehold.reservation.lease.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A lease as the tables have it, as JSON, so that any number of them is written with one statement. */
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
                        .mapToObj(ordinal -> ReservationRow.of(
                                lease.id(), ordinal, lease.reservations().get(ordinal)))
                        .toList(),
                lease.triggers().stream().map(trigger -> row(lease, trigger)).toList());
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
}
