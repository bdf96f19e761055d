package io.leasehold.device.zstack.error;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.error.ErrorKind;
import io.leasehold.common.error.ServiceException;

/** Denial of a request for a job: the response locates a job that denies when polled, and nothing is stored. */
public final class DeferredDenial extends ServiceException {
    private final transient ObjectNode body;

    public DeferredDenial(ObjectNode body) {
        super(ErrorKind.UNAUTHORIZED, "The session is not valid");
        this.body = body;
    }

    public ObjectNode body() {
        return body;
    }
}
