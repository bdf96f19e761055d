package io.leasehold.reservation.allocation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leasehold.common.event.ApiTime;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A host and the reservations that hold it; the dates are those of the lease. */
record AllocationView(String resourceId, List<ReservationOnHost> reservations) {
    /** {@code slots} of an instance reservation; a whole host has none. */
    record ReservationOnHost(
            String id,
            String leaseId,
            @ApiTime.WithFraction Instant startDate,
            @ApiTime.WithFraction Instant endDate,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer slots) {}

    record One(AllocationView allocation) {}

    record All(List<AllocationView> allocations) {}
}
