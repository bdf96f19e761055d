package io.leasehold.reservation.lease;

import io.leasehold.reservation.allocation.Allocation;
import io.leasehold.reservation.allocation.Size;
import io.leasehold.reservation.reservation.Reservation;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An allocation as the table shall have it; a slot has a size, a whole host has none. */
record AllocationRow(
        String reservationId,
        long hostId,
        int slots,
        @Nullable Integer vcpus,
        @Nullable Integer memoryMb,
        @Nullable Integer diskGb) {
    static List<AllocationRow> of(Lease lease) {
        return lease.reservations().stream().flatMap(AllocationRow::of).toList();
    }

    private static Stream<AllocationRow> of(Reservation reservation) {
        String id = reservation.id().toString();
        return reservation
                .request()
                .demand()
                .slotSize()
                .map(size -> reservation.allocations().stream().map(slots -> slots(id, slots, size)))
                .orElseGet(() -> reservation.allocations().stream().map(host -> host(id, host)));
    }

    private static AllocationRow slots(String reservation, Allocation allocation, Size size) {
        return new AllocationRow(
                reservation, allocation.hostId(), allocation.slots(), size.vcpus(), size.memoryMb(), size.diskGb());
    }

    private static AllocationRow host(String reservation, Allocation host) {
        return new AllocationRow(reservation, host.hostId(), host.slots(), null, null, null);
    }
}
