package io.leasehold.reservation.lease.store;

import io.leasehold.reservation.demand.Resources;
import io.leasehold.reservation.demand.SlotDemand;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.Reservation;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An allocation of a host as its table has it.
 *
 * @param resources what one slot takes; null for a whole host
 */
record AllocationRow(
        UUID reservationId,
        long hostId,
        int slots,
        @Nullable Resources resources) {
    static List<AllocationRow> of(Lease lease) {
        return lease.reservations().stream().flatMap(AllocationRow::of).toList();
    }

    private static Stream<AllocationRow> of(Reservation reservation) {
        Resources resources = reservation.request().demand() instanceof SlotDemand some ? some.slot() : null;
        return reservation.allocations().stream()
                .map(each -> new AllocationRow(reservation.id(), each.hostId(), each.slots(), resources));
    }
}
