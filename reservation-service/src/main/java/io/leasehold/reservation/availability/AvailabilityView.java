package io.leasehold.reservation.availability;

import io.leasehold.common.event.ApiTime;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to a search; the dates are null when it is not possible, and {@code searched_until} when all has been searched. */
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

    static AvailabilityView of(Availability found, SearchAvailability question) {
        return new AvailabilityView(
                found.start().isPresent(),
                found.start().orElse(null),
                found.start().map(start -> start.plus(question.length())).orElse(null),
                found.searchedUntil().orElse(null),
                found.reservations().stream().map(OfReservation::of).toList());
    }
}
