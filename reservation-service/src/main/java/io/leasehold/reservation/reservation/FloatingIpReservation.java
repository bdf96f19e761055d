package io.leasehold.reservation.reservation;

/** Addresses of an external network ({@code virtual:floatingip}). */
public record FloatingIpReservation(Standing standing, FloatingIpRequest request) implements Reservation {
    @Override
    public FloatingIpReservation with(Standing changed) {
        return new FloatingIpReservation(changed, request);
    }
}
