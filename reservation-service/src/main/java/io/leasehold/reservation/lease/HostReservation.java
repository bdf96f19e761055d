package io.leasehold.reservation.lease;

import io.leasehold.reservation.request.HostRequest;

/** Whole hosts ({@code physical:host}). */
public record HostReservation(Standing standing, HostRequest request) implements Reservation {
    @Override
    public HostReservation with(Standing changed) {
        return new HostReservation(changed, request);
    }
}
