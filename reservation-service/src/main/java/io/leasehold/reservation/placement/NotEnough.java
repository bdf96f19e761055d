package io.leasehold.reservation.placement;

import io.leasehold.common.error.ErrorKind;
import io.leasehold.common.error.ServiceException;

/** What is free does not meet a demand. */
public class NotEnough extends ServiceException {
    NotEnough(ErrorKind kind, String what) {
        super(kind, "Not enough %s available".formatted(what));
    }
}
