package io.leasehold.reservation.network;

import io.leasehold.common.error.ErrorKind;
import io.leasehold.common.error.ServiceException;

/** Failure (409) when a floating IP of a reservation belongs to another owner in the network service. */
public class AddressTaken extends ServiceException {
    public AddressTaken(String address) {
        super(ErrorKind.CONFLICT, "Floating IP %s belongs to somebody else in the network service".formatted(address));
    }
}
