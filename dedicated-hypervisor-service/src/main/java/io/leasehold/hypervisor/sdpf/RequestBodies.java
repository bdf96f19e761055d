package io.leasehold.hypervisor.sdpf;

import io.leasehold.common.error.ErrorKind;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.http.JsonBody;
import jakarta.inject.Singleton;

/** Reading of request bodies: JSON objects of limited length, whatever the content type. */
@Singleton
public class RequestBodies {
    private final JsonBody json;
    private final ApiConfig config;

    RequestBodies(JsonBody json, ApiConfig config) {
        this.json = json;
        this.config = config;
    }

    /** Parses a JSON object; any other text → 400, too long → 413. */
    public Fields read(String text) {
        if (text.length() > config.maxBody()) {
            throw new ServiceException(ErrorKind.TOO_LARGE, "The request body is too large.");
        }
        return new Fields("body", json.read(text));
    }
}
