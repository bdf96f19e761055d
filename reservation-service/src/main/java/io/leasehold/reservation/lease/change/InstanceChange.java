package io.leasehold.reservation.lease.change;

import io.leasehold.common.error.ServiceException;
import io.leasehold.reservation.lease.InstanceReservation;
import io.leasehold.reservation.request.InstanceRequest;

/** What may change of a {@code virtual:instance} reservation: everything until it starts, then only a larger amount. */
final class InstanceChange {
    private InstanceChange() {}

    static InstanceReservation apply(InstanceReservation reservation, InstanceRequest wanted) {
        switch (reservation.status()) {
            case PENDING, DELETED -> {}
            case ERROR -> throw ServiceException.conflict("An error reservation doesn't accept an updating request.");
            case ACTIVE -> requireMore(reservation.request(), wanted);
        }
        return new InstanceReservation(reservation.standing(), wanted, reservation.aggregateId());
    }

    private static void requireMore(InstanceRequest current, InstanceRequest wanted) {
        InstanceRequest sameAmount = new InstanceRequest(
                current.amount(), wanted.size(), wanted.affinity(), wanted.resourceProperties(), current.beforeEnd());
        if (!sameAmount.equals(current)) {
            throw ServiceException.conflict("An active reservation only accepts to update amount.");
        }
        if (wanted.amount() < current.amount()) {
            throw ServiceException.conflict("Instance reservation doesn't allow to reduce/replace reserved instance"
                    + " slots when the reservation is in active status.");
        }
    }
}
