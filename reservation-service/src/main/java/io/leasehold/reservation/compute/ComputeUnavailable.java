package io.leasehold.reservation.compute;

import io.leasehold.common.error.ErrorKind;
import io.leasehold.common.error.ServiceException;

/** compute-service did not answer as it should; the request may be repeated later. */
public class ComputeUnavailable extends ServiceException {
    /** The fault is the neighbour's: 503. */
    public ComputeUnavailable() {
        super(ErrorKind.UNAVAILABLE, "The compute service cannot be reached; try again later");
    }
}
