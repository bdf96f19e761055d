package io.leasehold.reservation.network;

import io.leasehold.common.error.ErrorKind;
import io.leasehold.common.error.ServiceException;

/** There is no network with that id: 400, since requests name networks in their body. */
public class UnknownNetwork extends ServiceException {
    public UnknownNetwork(String id) {
        super(ErrorKind.BAD_REQUEST, "Failed to find network " + id);
    }
}
