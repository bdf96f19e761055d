package io.leasehold.device.job;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.net.URI;

/** Absolute addresses as the client sees this API, behind a gateway or not. */
@Singleton
public class Addresses {
    /** Clients look for this very path in a job's address. */
    private static final String JOBS = "/zstack/v1/api-jobs/";

    private final RestConfig config;

    Addresses(RestConfig config) {
        this.config = config;
    }

    /** Where a job is polled. */
    public String job(HttpServerRequest request, String uuid) {
        return config.baseUrl().orElseGet(() -> seen(request)) + JOBS + uuid;
    }

    private static String seen(HttpServerRequest request) {
        URI here = URI.create(request.absoluteURI());
        return here.getScheme() + "://" + here.getAuthority();
    }
}
