package io.leasehold.reservation.reservation;

/** Whole hosts ({@code physical:host}). */
public record HostReservation(Standing standing, HostRequest request) implements Reservation {
    @Override
    public HostReservation with(Standing changed) {
        return new HostReservation(changed, request);
    }
}
