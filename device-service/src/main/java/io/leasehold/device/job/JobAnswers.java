package io.leasehold.device.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.http.JsonBody;
import io.leasehold.device.zstack.Answers;
import jakarta.inject.Singleton;
import org.jboss.resteasy.reactive.RestResponse;

/** Jobs as HTTP answers (contract section 1.4). */
@Singleton
class JobAnswers {
    private final JsonBody json;
    private final JobConfig config;

    JobAnswers(JsonBody json, JobConfig config) {
        this.json = json;
        this.config = config;
    }

    /** Accepted: where to poll, and how long that may take. */
    ObjectNode accepted(String location, JobHeaders headers) {
        return Answers.empty()
                .put("location", location)
                .put(
                        "apiTimeout",
                        headers.timeout().orElse(config.defaultTimeout()).toMillis());
    }

    /** The end of a job. */
    RestResponse<ObjectNode> finished(Job job, Job.Answer answer, boolean withSchema) {
        ObjectNode body = json.read(answer.json());
        boolean described = answer.done() && withSchema && !body.isEmpty();
        return Answers.json(
                answer.done() ? 200 : 503, described ? job.request().shows().describe(body) : body);
    }
}
