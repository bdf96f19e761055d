package io.leasehold.reservation.compute;

import io.leasehold.common.error.ErrorKind;
import io.leasehold.common.error.ServiceException;

/** Compute has not yet taken a host back from a reservation that is over here, most often for some milliseconds only. */
public class StillHeld extends ServiceException {
    /** The host is in the aggregate of the reservation; 409. */
    public StillHeld(String hostname, String reservation) {
        super(
                ErrorKind.CONFLICT,
                "Can't remove host(s) %s from aggregate freepool. Reservation %s has not given it back yet; try again later."
                        .formatted(hostname, reservation));
    }
}
