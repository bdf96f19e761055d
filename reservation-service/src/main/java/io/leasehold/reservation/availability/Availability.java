package io.leasehold.reservation.availability;

import io.leasehold.reservation.allocation.Elimination;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is possible of what was asked for.
 *
 * @param start when the lease could start with all of it; empty when it could not in the time asked for
 * @param reservations the same for each reservation by itself, in the order asked
 */
record Availability(Optional<Instant> start, List<OfReservation> reservations) {
    /**
     * What is possible of one reservation.
     *
     * @param requested how much of it is wanted at least
     * @param matching how many resources meet its conditions
     * @param most how much of it there is at once at best, in the time asked for; slots that must be together count once
     *     for each host that has room for all of them
     * @param start when it could start by itself
     */
    record OfReservation(
            String resourceType,
            int requested,
            int matching,
            int most,
            Optional<Instant> start,
            List<Elimination> eliminations) {
        OfReservation {
            eliminations = List.copyOf(eliminations);
        }
    }

    Availability {
        reservations = List.copyOf(reservations);
    }
}
