package io.leasehold.reservation.allocation;

import io.leasehold.common.event.ApiTime;
import java.time.Instant;
import java.util.List;

/** A host and the reservations that hold it; the dates are those of the lease. */
record AllocationView(String resourceId, List<ReservationOnHost> reservations) {
    record ReservationOnHost(
            String id,
            String leaseId,
            @ApiTime.WithFraction Instant startDate,
            @ApiTime.WithFraction Instant endDate) {}

    record One(AllocationView allocation) {}

    record All(List<AllocationView> allocations) {}
}
