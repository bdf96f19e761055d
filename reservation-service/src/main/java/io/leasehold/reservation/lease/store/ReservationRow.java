package io.leasehold.reservation.lease.store;

import io.leasehold.reservation.lease.Reservation;
import io.leasehold.reservation.lease.ReservationStatus;
import io.leasehold.reservation.lease.Standing;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reservation as the tables have it; what it holds is written apart.
 *
 * @param particulars the row of the table of its resource type
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

        RequestRow particulars,

        Instant createdAt,
        @Nullable Instant updatedAt) {

    static ReservationRow of(UUID lease, int ordinal, Reservation reservation) {
        Standing standing = reservation.standing();
        return new ReservationRow(
                standing.id(),
                lease,
                ordinal,
                standing.resourceId(),
                reservation.request().resourceType(),
                standing.status(),
                standing.missingResources(),
                standing.resourcesChanged(),
                RequestRow.of(reservation),
                standing.createdAt(),
                standing.updatedAt());
    }
}
