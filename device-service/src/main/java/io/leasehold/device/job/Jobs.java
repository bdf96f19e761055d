package io.leasehold.device.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.auth.CurrentCaller;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.id.Ids;
import io.leasehold.device.zstack.Actor;
import io.leasehold.device.zstack.JsonResponses;
import io.leasehold.device.zstack.Uuids;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Entry point for requests that change something: each becomes a job, and is answered with the location of the job or,
 * after a wait, with its outcome.
 */
@Singleton
public class Jobs {
    private final JobIntake intake;
    private final JobResponses responses;
    private final JobConfig config;
    private final CurrentCaller caller;
    private final Ids ids;

    Jobs(JobIntake intake, JobResponses responses, JobConfig config, CurrentCaller caller, Ids ids) {
        this.intake = intake;
        this.responses = responses;
        this.config = config;
        this.caller = caller;
        this.ids = ids;
    }

    /**
     * Accepts a change. A request that repeats the id of a job must be the same request.
     *
     * @param body the text of the HTTP request, part of the job's fingerprint
     */
    public Uni<RestResponse<ObjectNode>> submit(
            HttpServerRequest http, String body, Job.Request request, String console) {
        JobHeaders headers = JobHeaders.of(http, config);
        Actor actor = Actor.of(caller.get());
        Job job = new Job(
                headers.uuid().orElseGet(() -> Uuids.of(ids.next())),
                actor,
                request,
                Job.fingerprint(
                        actor.account(),
                        http.method().name(),
                        URI.create(http.absoluteURI()).getPath(),
                        body),
                Optional.empty());
        RestResponse<ObjectNode> accepted =
                JsonResponses.json(202, JobResponses.accepted(responses.location(http, job.uuid()), headers));
        return headers.deferred()
                ? intake.accept(job, console, headers.timeout())
                        .invoke(known -> requireSame(job, known))
                        .replaceWith(accepted)
                : intake.acceptAndWait(job, console, headers.timeout())
                        .map(known -> known.outcome()
                                .map(outcome -> responses.finished(known, outcome, headers.withSchema()))
                                .orElse(accepted));
    }

    private static void requireSame(Job wanted, Job stored) {
        if (!wanted.sameRequest(stored)) {
            throw ServiceException.badRequest("X-Job-UUID %s is another job's".formatted(wanted.uuid()));
        }
    }
}
