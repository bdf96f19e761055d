package io.leasehold.reservation.network;

import io.leasehold.common.error.ErrorKind;
import io.leasehold.common.error.ServiceException;

/** Failure (503) of a call to the network service, which did not answer as expected; the request may be repeated later. */
public class NetworkUnavailable extends ServiceException {
    public NetworkUnavailable() {
        super(ErrorKind.UNAVAILABLE, "The network service cannot be reached; try again later");
    }
}
