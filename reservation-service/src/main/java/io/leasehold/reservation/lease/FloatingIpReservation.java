package io.leasehold.reservation.lease;

import io.leasehold.reservation.request.FloatingIpRequest;

/** Addresses of an external network ({@code virtual:floatingip}). */
public record FloatingIpReservation(Standing standing, FloatingIpRequest request) implements Reservation {
    @Override
    public FloatingIpReservation with(Standing changed) {
        return new FloatingIpReservation(changed, request);
    }
}
