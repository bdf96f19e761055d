package io.leasehold.device.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.auth.CurrentCaller;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.id.Ids;
import io.leasehold.device.zstack.Actor;
import io.leasehold.device.zstack.Answers;
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
    private final JobDesk desk;
    private final JobAnswers answers;
    private final Addresses addresses;
    private final CurrentCaller caller;
    private final Ids ids;

    Jobs(JobDesk desk, JobAnswers answers, Addresses addresses, CurrentCaller caller, Ids ids) {
        this.desk = desk;
        this.answers = answers;
        this.addresses = addresses;
        this.caller = caller;
        this.ids = ids;
    }

    /**
     * Takes a change on. {@code body} is the text of the request, which tells a repeated request from another one under
     * the same id.
     */
    public Uni<RestResponse<ObjectNode>> submit(HttpServerRequest http, String body, Job.Request request) {
        JobHeaders headers = JobHeaders.of(http);
        Actor actor = Actor.of(caller.get());
        Job job = new Job(
                headers.uuid().orElseGet(() -> Uuids.of(ids.next())),
                actor,
                request,
                Fingerprint.of(
                        actor.account(),
                        http.method().name(),
                        URI.create(http.absoluteURI()).getPath(),
                        body),
                Optional.empty());
        String location = addresses.job(http, job.uuid());
        RestResponse<ObjectNode> accepted = Answers.json(202, answers.accepted(location, headers));
        return headers.deferred()
                ? desk.take(job, headers.timeout())
                        .invoke(known -> requireSame(job, known))
                        .replaceWith(accepted)
                : desk.takeAndWait(job, headers.timeout())
                        .map(known -> known.answer()
                                .map(answer -> answers.finished(known, answer, headers.withSchema()))
                                .orElse(accepted));
    }

    private static void requireSame(Job wanted, Job known) {
        if (!wanted.same(known)) {
            throw ServiceException.badRequest("X-Job-UUID %s is another job's".formatted(wanted.uuid()));
        }
    }
}
