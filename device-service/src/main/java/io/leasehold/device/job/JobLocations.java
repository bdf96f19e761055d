package io.leasehold.device.job;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.net.URI;

/** Absolute addresses as the client sees this API, behind a gateway or not. */
@Singleton
public class JobLocations {
    /** Clients look for this very path in a job's address. */
    private static final String PATH = "/zstack/v1/api-jobs/";

    private final RestConfig config;

    JobLocations(RestConfig config) {
        this.config = config;
    }

    /** Where a job is polled. */
    public String of(HttpServerRequest request, String uuid) {
        return config.baseUrl().orElseGet(() -> requestAuthority(request)) + PATH + uuid;
    }

    private static String requestAuthority(HttpServerRequest request) {
        URI here = URI.create(request.absoluteURI());
        return here.getScheme() + "://" + here.getAuthority();
    }
}
