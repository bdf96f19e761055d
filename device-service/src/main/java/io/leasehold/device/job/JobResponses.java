package io.leasehold.device.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.http.JsonBody;
import io.leasehold.device.zstack.JsonResponses;
import jakarta.inject.Singleton;
import org.jboss.resteasy.reactive.RestResponse;

/** Jobs as HTTP responses (contract section 1.4). */
@Singleton
class JobResponses {
    private final JsonBody json;
    private final JobConfig config;

    JobResponses(JsonBody json, JobConfig config) {
        this.json = json;
        this.config = config;
    }

    /** Accepted: where to poll, and how long that may take. */
    ObjectNode accepted(String location, JobHeaders headers) {
        return JsonResponses.empty()
                .put("location", location)
                .put(
                        "apiTimeout",
                        headers.timeout().orElse(config.defaultTimeout()).toMillis());
    }

    /** The end of a job. */
    RestResponse<ObjectNode> finished(Job job, Job.Outcome outcome, boolean withSchema) {
        ObjectNode body = json.read(outcome.json());
        boolean addSchema = outcome.done() && withSchema && !body.isEmpty();
        return JsonResponses.json(
                outcome.done() ? 200 : 503,
                addSchema ? job.request().inventoryClass().addSchema(body) : body);
    }
}
