package io.leasehold.reservation.compute;

import io.leasehold.common.error.ErrorKind;
import io.leasehold.common.error.ServiceException;

/** Failure (409) while compute has not yet taken a host back from an ended reservation, most often for some milliseconds only. */
public class HostStillReserved extends ServiceException {
    public HostStillReserved(String hostname) {
        super(
                ErrorKind.CONFLICT,
                "Can't remove host(s) %s from aggregate freepool. Its last reservation has not given it back yet; try again later."
                        .formatted(hostname));
    }
}
