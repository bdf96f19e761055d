package io.leasehold.reservation.reservation;

import io.leasehold.reservation.allocation.Allocation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a lease reserves of one resource type. */
public sealed interface Reservation permits HostReservation, InstanceReservation {
    /** What reservations of every type have. */
    Standing standing();

    /** What was asked for. */
    Request request();

    /** The same, standing as given. */
    Reservation with(Standing changed);

    default UUID id() {
        return standing().id();
    }

    /** The hosts it holds, in order of id; empty once it is deleted, or when it was loaded for a view. */
    default List<Allocation> allocations() {
        return standing().allocations();
    }

    default Reservation in(ReservationStatus next, Instant now) {
        return with(standing().in(next, now));
    }

    /** The same, lacking hosts that it was promised or not. */
    default Reservation missing(boolean missing, Instant now) {
        return with(standing().missing(missing, now));
    }

    default Reservation holding(List<Allocation> hosts) {
        return with(standing().holding(hosts));
    }
}
