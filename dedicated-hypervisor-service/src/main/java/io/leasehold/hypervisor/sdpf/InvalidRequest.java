package io.leasehold.hypervisor.sdpf;

import io.leasehold.common.error.ServiceException;

/** What is wrong with a request, in the API's words: the parameter and the reason. */
public final class InvalidRequest {
    private InvalidRequest() {}

    /** 400 for one parameter; its value is never repeated. */
    public static ServiceException parameter(String name, String reason) {
        return ServiceException.badRequest(name + ": " + reason);
    }
}
