package io.leasehold.device.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.http.JsonBody;
import io.leasehold.device.zstack.JsonResponses;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;

/** HTTP responses that show a job (contract section 1.4). */
@Singleton
class JobResponses {
    /** Clients look for this path in the location of a job. */
    private static final String PATH = "/zstack/v1/api-jobs/";

    private final JsonBody json;
    private final RestConfig config;

    JobResponses(JsonBody json, RestConfig config) {
        this.json = json;
        this.config = config;
    }

    /**
     * Returns the absolute URL at which the job is polled: below the configured base URL, else below the request's
     * authority.
     */
    String location(HttpServerRequest request, String uuid) {
        return config.baseUrl().orElseGet(() -> authority(request)) + PATH + uuid;
    }

    /** Builds the body of a response to an accepted request; {@code apiTimeout} is in milliseconds. */
    static ObjectNode accepted(String location, JobHeaders headers) {
        return JsonResponses.empty()
                .put("location", location)
                .put("apiTimeout", headers.timeout().toMillis());
    }

    /** Builds the response that shows the outcome of a job. */
    RestResponse<ObjectNode> finished(Job job, Job.Outcome outcome, boolean withSchema) {
        ObjectNode body = json.read(outcome.json());
        boolean addSchema = outcome.done() && withSchema && !body.isEmpty();
        return JsonResponses.json(
                outcome.done() ? 200 : 503,
                addSchema ? job.request().inventoryClass().addSchema(body) : body);
    }

    private static String authority(HttpServerRequest request) {
        URI uri = URI.create(request.absoluteURI());
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}
