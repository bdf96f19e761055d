package io.leasehold.reservation.lease.change;

import io.leasehold.common.error.ServiceException;
import io.leasehold.reservation.lease.FloatingIpReservation;
import io.leasehold.reservation.request.FloatingIpRequest;
import java.util.Set;

/** What may change of a {@code virtual:floatingip} reservation: its amount, once started only upwards; no address by name. */
final class FloatingIpChange {
    private FloatingIpChange() {}

    static FloatingIpReservation apply(FloatingIpReservation reservation, FloatingIpRequest wanted) {
        FloatingIpRequest current = reservation.request();
        refuse(!wanted.networkId().equals(current.networkId()), "Updating network_id is not supported");
        refuse(
                !wanted.required().isEmpty() && !Set.copyOf(wanted.required()).equals(Set.copyOf(current.required())),
                "Updating required_floatingips is not supported except with an empty list");
        switch (reservation.status()) {
            case PENDING, DELETED -> {}
            case ERROR -> throw ServiceException.conflict("An error reservation doesn't accept an updating request.");
            case ACTIVE ->
                refuse(wanted.amount() < current.amount(), "Cannot remove allocations from an active reservation");
        }
        return new FloatingIpReservation(reservation.standing(), wanted);
    }

    private static void refuse(boolean forbidden, String why) {
        if (forbidden) {
            throw ServiceException.badRequest(
                    "Floating IP reservation cannot be updated with requested parameters. " + why);
        }
    }
}
