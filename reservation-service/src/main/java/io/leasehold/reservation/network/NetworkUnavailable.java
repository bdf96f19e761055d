package io.leasehold.reservation.network;

import io.leasehold.common.error.ErrorKind;
import io.leasehold.common.error.ServiceException;

/** The network service did not answer as it should; the request may be repeated later. */
public class NetworkUnavailable extends ServiceException {
    /** The fault is the neighbour's: 503. */
    public NetworkUnavailable() {
        super(ErrorKind.UNAVAILABLE, "The network service cannot be reached; try again later");
    }
}
