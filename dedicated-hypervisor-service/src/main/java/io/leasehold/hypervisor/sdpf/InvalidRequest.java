package io.leasehold.hypervisor.sdpf;

import io.leasehold.common.error.ServiceException;

/** Refusals of invalid requests in the wording of the API: parameter and reason. */
public final class InvalidRequest {
    private InvalidRequest() {}

    /** Creates a failure with status 400 for one parameter. Reasons must not repeat the value of the parameter. */
    public static ServiceException parameter(String name, String reason) {
        return ServiceException.badRequest(name + ": " + reason);
    }
}
