package io.leasehold.reservation.network;

import io.leasehold.common.error.ErrorKind;
import io.leasehold.common.error.ServiceException;

/** Failure (400) for an unknown network; requests name networks in their body. */
public class UnknownNetwork extends ServiceException {
    public UnknownNetwork(String id) {
        super(ErrorKind.BAD_REQUEST, "Failed to find network " + id);
    }
}
