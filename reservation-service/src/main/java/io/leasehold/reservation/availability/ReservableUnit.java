package io.leasehold.reservation.availability;

import java.util.List;

/**
 * One thing that a reservation may be given: a host, a slot on one, a floating IP.
 *
 * @param required whether the reservation takes no other in its place
 * @param blocked when a lease may not start with it; spans may overlap and come in any order
 */
record ReservableUnit(boolean required, List<Span> blocked) {
    ReservableUnit {
        blocked = List.copyOf(blocked);
    }
}
