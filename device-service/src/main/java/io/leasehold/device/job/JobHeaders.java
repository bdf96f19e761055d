package io.leasehold.device.job;

import io.leasehold.common.error.ServiceException;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * The headers of a request that concern its job.
 *
 * @param uuid the id that the client chose
 * @param deferred true when the client polls for the result, false when the client waits
 * @param timeout time until the job fails
 * @param withSchema true when the response names the classes of its objects
 */
record JobHeaders(Optional<String> uuid, boolean deferred, Duration timeout, boolean withSchema) {
    private static final String ID = "[!-~]{32}";

    static JobHeaders of(HttpServerRequest request, JobConfig config) {
        Optional<String> uuid = header(request, "X-Job-UUID");
        uuid.filter(id -> !id.matches(ID)).ifPresent(JobHeaders::refuseId);
        header(request, "X-Web-Hook").ifPresent(JobHeaders::refuseHook);
        boolean preferred = header(request, "Prefer")
                .filter(value -> value.contains("respond-async"))
                .isPresent();
        return new JobHeaders(
                uuid,
                uuid.isPresent() || preferred,
                header(request, "X-API-Timeout").map(JobHeaders::seconds).orElse(config.defaultTimeout()),
                withSchema(request));
    }

    static boolean withSchema(HttpServerRequest request) {
        return header(request, "X-JSON-Schema").isPresent();
    }

    private static Optional<String> header(HttpServerRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name));
    }

    private static Duration seconds(String text) {
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw ServiceException.badRequest("X-API-Timeout must be a number of seconds: " + text);
        }
        return Duration.ofSeconds(Long.parseLong(text));
    }

    private static void refuseId(String id) {
        throw ServiceException.badRequest("X-Job-UUID must have exactly 32 characters");
    }

    /** Refuses every webhook: a URL chosen by the client would let this service call any address. */
    private static void refuseHook(String url) {
        throw ServiceException.badRequest("The host of X-Web-Hook is not allowed");
    }
}
