package io.leasehold.reservation.availability;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is possible of what was asked for.
 *
 * @param start when the lease could start with all of it; empty when no such start was found
 * @param searchedUntil empty when all starts have been searched; else those from here on have not been, which happens
 *     only to several reservations that each fit alone and never together
 * @param reservations the same for each reservation by itself, in the order asked
 */
record Availability(Optional<Instant> start, Optional<Instant> searchedUntil, List<OfReservation> reservations) {
    /**
     * What is possible of one reservation.
     *
     * @param requested how much of it is wanted at least
     * @param matching how many resources meet its conditions
     * @param available how much of it there is at once at best, in the time asked for and up to what is asked; of slots
     *     that must be together, all or none
     * @param start when it could start by itself
     */
    record OfReservation(
            String resourceType,
            int requested,
            int matching,
            int available,
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
