package io.leasehold.hypervisor.sdpf;

import io.leasehold.common.error.ErrorKind;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.http.JsonBody;
import jakarta.inject.Singleton;

/** Reads bodies: JSON objects of a decent length, whatever their content type says. */
@Singleton
public class RequestBodies {
    private final JsonBody json;
    private final ApiConfig config;

    RequestBodies(JsonBody json, ApiConfig config) {
        this.json = json;
        this.config = config;
    }

    /** The fields of the object in {@code text}; anything but an object → 400, too long → 413. */
    public Fields read(String text) {
        if (text.length() > config.maxBody()) {
            throw new ServiceException(ErrorKind.TOO_LARGE, "The request body is too large.");
        }
        return new Fields("body", json.read(text));
    }
}
