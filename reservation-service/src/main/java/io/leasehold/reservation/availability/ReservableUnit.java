package io.leasehold.reservation.availability;

import java.util.List;

/**
 * A unit that a reservation may be given: a host, a slot on a host, or a floating IP.
 *
 * @param required true when the reservation accepts no other unit in its place
 * @param blocked starts at which the unit is not free; spans may overlap and come in any order
 */
record ReservableUnit(boolean required, List<Span> blocked) {
    ReservableUnit {
        blocked = List.copyOf(blocked);
    }
}
