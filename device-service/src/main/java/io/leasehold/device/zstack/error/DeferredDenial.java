package io.leasehold.device.zstack.error;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.error.ErrorKind;
import io.leasehold.common.error.ServiceException;

/** A caller that is not known asked for a job: it gets a job's answer whose polling says no, and nothing is stored. */
public final class DeferredDenial extends ServiceException {
    private final transient ObjectNode body;

    /** {@code body} is the answer to the request. */
    public DeferredDenial(ObjectNode body) {
        super(ErrorKind.UNAUTHORIZED, "The session is not valid");
        this.body = body;
    }

    public ObjectNode body() {
        return body;
    }
}
