package io.leasehold.reservation.network;

import io.leasehold.common.error.ErrorKind;
import io.leasehold.common.error.ServiceException;

/** Somebody else has the floating IP that a reservation is to get. */
public class AddressTaken extends ServiceException {
    public AddressTaken(String address) {
        super(ErrorKind.CONFLICT, "Floating IP %s belongs to somebody else in the network service".formatted(address));
    }
}
