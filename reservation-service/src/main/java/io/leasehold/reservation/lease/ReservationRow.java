package io.leasehold.reservation.lease;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.leasehold.reservation.allocation.Address;
import io.leasehold.reservation.allocation.Allocation;
import io.leasehold.reservation.allocation.Held;
import io.leasehold.reservation.reservation.Reservation;
import io.leasehold.reservation.reservation.ReservationStatus;
import io.leasehold.reservation.reservation.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reservation as the tables have it.
 *
 * @param particulars the row of the table of its resource type
 * @param allocations only of what is loaded with them, as {@code addresses}; they are written apart
 */
record ReservationRow(
        UUID id,
        UUID leaseId,
        int ordinal,
        UUID resourceId,
        ReservationStatus status,
        boolean missingResources,
        boolean resourcesChanged,

        @JsonTypeInfo(
                use = JsonTypeInfo.Id.NAME,
                include = JsonTypeInfo.As.EXTERNAL_PROPERTY,
                property = "resource_type")
        ParticularsRow particulars,

        Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable List<Allocation> allocations,
        @Nullable List<Address> addresses) {

    static ReservationRow of(UUID lease, int ordinal, Reservation reservation) {
        Standing standing = reservation.standing();
        return new ReservationRow(
                standing.id(),
                lease,
                ordinal,
                standing.resourceId(),
                standing.status(),
                standing.missingResources(),
                standing.resourcesChanged(),
                ParticularsRow.of(reservation),
                standing.createdAt(),
                standing.updatedAt(),
                null,
                null);
    }

    Reservation toReservation() {
        return particulars.toReservation(
                new Standing(id, resourceId, status, missingResources, resourcesChanged, createdAt, updatedAt, held()));
    }

    private Held held() {
        return new Held(
                Objects.requireNonNullElse(allocations, List.of()), Objects.requireNonNullElse(addresses, List.of()));
    }
}
