package io.leasehold.reservation.availability;

import io.leasehold.reservation.lease.Window;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Result of a search.
 *
 * @param window the earliest lease with all reservations; empty when none was found
 * @param searchedUntil empty when all starts were searched; else the first start that was not, which happens only to several
 *     reservations that each fit alone and never together
 * @param reservations results of each reservation by itself, in the order of the request
 */
record Availability(Optional<Window> window, Optional<Instant> searchedUntil, List<OfReservation> reservations) {
    /**
     * Result of one reservation by itself.
     *
     * @param requested number of units demanded at least
     * @param matching number of resources that meet the conditions
     * @param available largest number of units that are free at once, up to the number demanded; of slots that must be
     *     together, all or none
     * @param start earliest start
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
