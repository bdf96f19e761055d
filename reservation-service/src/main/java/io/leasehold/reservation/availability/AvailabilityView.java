package io.leasehold.reservation.availability;

import io.leasehold.common.event.ApiTime;
import io.leasehold.reservation.lease.Window;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answer to a search; dates are null when no lease is possible, {@code searched_until} when all starts were searched. */
record AvailabilityView(
        boolean possible,
        @ApiTime.WithFraction @Nullable Instant startDate,
        @ApiTime.WithFraction @Nullable Instant endDate,
        @ApiTime.WithFraction @Nullable Instant searchedUntil,
        List<OfReservation> reservations) {
    record One(AvailabilityView availability) {}

    record OfReservation(
            String resourceType,
            int requested,
            int matching,
            int available,
            @ApiTime.WithFraction @Nullable Instant startDate,
            List<Elimination> eliminated) {
        static OfReservation of(Availability.OfReservation found) {
            return new OfReservation(
                    found.resourceType(),
                    found.requested(),
                    found.matching(),
                    found.available(),
                    found.start().orElse(null),
                    found.eliminations());
        }
    }

    static AvailabilityView of(Availability found) {
        return new AvailabilityView(
                found.window().isPresent(),
                found.window().map(Window::start).orElse(null),
                found.window().map(Window::end).orElse(null),
                found.searchedUntil().orElse(null),
                found.reservations().stream().map(OfReservation::of).toList());
    }
}
