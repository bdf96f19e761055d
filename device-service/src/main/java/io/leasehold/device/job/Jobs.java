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

/** How a request becomes a job, and a job the request's answer: at once where to poll, or what came of it. */
@Singleton
public class Jobs {
    private final JobIntake intake;
    private final JobResponses responses;
    private final JobLocations locations;
    private final CurrentCaller caller;
    private final Ids ids;

    Jobs(JobIntake intake, JobResponses responses, JobLocations locations, CurrentCaller caller, Ids ids) {
        this.intake = intake;
        this.responses = responses;
        this.locations = locations;
        this.caller = caller;
        this.ids = ids;
    }

    /**
     * Takes a change on. {@code body} is the text of the request, which tells a repeated request from another one under
     * the same id.
     */
    public Uni<RestResponse<ObjectNode>> submit(
            HttpServerRequest http, String body, Job.Request request, String console) {
        JobHeaders headers = JobHeaders.of(http);
        Actor actor = Actor.of(caller.get());
        Job job = new Job(
                headers.uuid().orElseGet(() -> Uuids.of(ids.next())),
                actor,
                request,
                RequestFingerprint.of(
                        actor.account(),
                        http.method().name(),
                        URI.create(http.absoluteURI()).getPath(),
                        body),
                Optional.empty());
        String location = locations.of(http, job.uuid());
        RestResponse<ObjectNode> accepted = JsonResponses.json(202, responses.accepted(location, headers));
        return headers.deferred()
                ? intake.accept(job, console, headers.timeout())
                        .invoke(known -> requireSame(job, known))
                        .replaceWith(accepted)
                : intake.acceptAndWait(job, console, headers.timeout())
                        .map(known -> known.outcome()
                                .map(outcome -> responses.finished(known, outcome, headers.withSchema()))
                                .orElse(accepted));
    }

    private static void requireSame(Job wanted, Job known) {
        if (!wanted.sameRequest(known)) {
            throw ServiceException.badRequest("X-Job-UUID %s is another job's".formatted(wanted.uuid()));
        }
    }
}
