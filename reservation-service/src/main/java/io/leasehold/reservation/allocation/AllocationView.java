package io.leasehold.reservation.allocation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leasehold.common.event.ApiTime;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A host and the reservations that hold the host. */
record AllocationView(String resourceId, List<ReservationOnHost> reservations) {
    /** A reservation with the dates of its lease; {@code slots} is null for a whole host. */
    record ReservationOnHost(
            String id,
            String leaseId,
            @ApiTime.WithFraction Instant startDate,
            @ApiTime.WithFraction Instant endDate,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer slots) {}

    record One(AllocationView allocation) {}

    record All(List<AllocationView> allocations) {}
}
