package io.leasehold.reservation.compute;

import io.leasehold.common.error.ErrorKind;
import io.leasehold.common.error.ServiceException;

/** Failure (503) of a call to compute-service, which did not answer as expected; the request may be repeated later. */
public class ComputeUnavailable extends ServiceException {
    public ComputeUnavailable() {
        super(ErrorKind.UNAVAILABLE, "The compute service cannot be reached; try again later");
    }
}
