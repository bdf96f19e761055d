package io.leasehold.reservation.lease;

import io.leasehold.common.error.ErrorKind;
import io.leasehold.common.error.ServiceException;

/** Failure (409) of a change while the lease is being started, ended or changed, most often for some milliseconds only. */
public class LeaseInTransition extends ServiceException {
    LeaseInTransition() {
        super(ErrorKind.CONFLICT, "Invalid lease status.");
    }
}
