package io.leasehold.reservation.lease;

import io.leasehold.reservation.demand.Allocation;
import io.leasehold.reservation.demand.Holdings;
import io.leasehold.reservation.request.Request;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a lease reserves of one resource type. */
public sealed interface Reservation
        permits HostReservation, InstanceReservation, FlavorReservation, FloatingIpReservation {
    /** What reservations of every type have. */
    Standing standing();

    /** What was asked for. */
    Request request();

    /** The same, standing as given. */
    Reservation with(Standing changed);

    default UUID id() {
        return standing().id();
    }

    default ReservationStatus status() {
        return standing().status();
    }

    /** What it holds; nothing once it is deleted, or when it was loaded for a view. */
    default Holdings held() {
        return standing().held();
    }

    /** The hosts it holds, the latest first. */
    default List<Allocation> allocations() {
        return held().hosts();
    }

    default Reservation in(ReservationStatus next, Instant now) {
        return with(standing().in(next, now));
    }

    /** The same, lacking something that it was promised or not. */
    default Reservation missing(boolean missing, Instant now) {
        return with(standing().missing(missing, now));
    }

    /** The same after a resource that it held while active has been replaced. */
    default Reservation changed(Instant now) {
        return with(standing().changed(now));
    }

    default Reservation holding(Holdings held) {
        return with(standing().holding(held));
    }
}
