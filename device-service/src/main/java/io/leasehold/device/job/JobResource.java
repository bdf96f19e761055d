package io.leasehold.device.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.auth.Callers;
import io.leasehold.common.error.ServiceException;
import io.leasehold.device.zstack.Actor;
import io.leasehold.device.zstack.JsonResponses;
import io.leasehold.device.zstack.error.ErrorCode;
import io.leasehold.device.zstack.error.ErrorObject;
import io.leasehold.device.zstack.error.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/** Endpoint that polls jobs (contract section 1.4). Needs no session, as only the client knows the id of its job. */
@Path("/zstack/v1/api-jobs")
@Produces(JsonResponses.JSON)
class JobResource {
    private final JobIntake intake;
    private final JobResponses responses;
    private final Callers callers;

    JobResource(JobIntake intake, JobResponses responses, Callers callers) {
        this.intake = intake;
        this.responses = responses;
        this.callers = callers;
    }

    @GET
    @Path("/{uuid}")
    @PermitAll
    public Uni<RestResponse<ObjectNode>> poll(String uuid, @Context HttpServerRequest request) {
        return denied(request)
                ? Uni.createFrom().item(denial())
                : poller(request)
                        .chain(poller -> intake.find(uuid, poller))
                        .map(found -> show(found, JobHeaders.withSchema(request)));
    }

    private RestResponse<ObjectNode> show(Optional<Job> found, boolean withSchema) {
        Job job = found.orElseThrow(() -> new NotFoundException("No such job"));
        return job.outcome()
                .map(outcome -> responses.finished(job, outcome, withSchema))
                .orElseGet(() -> JsonResponses.json(202, JsonResponses.empty()));
    }

    /** Returns the caller if the request has a valid session or token. */
    private Uni<Optional<Actor>> poller(HttpServerRequest request) {
        return callers.of(request)
                .map(caller -> Optional.of(Actor.of(caller)))
                .onFailure(ServiceException.class)
                .recoverWithItem(Optional.empty());
    }

    private static boolean denied(HttpServerRequest request) {
        return ErrorCode.SESSION.code().equals(request.getParam("deny"));
    }

    private static RestResponse<ObjectNode> denial() {
        return JsonResponses.json(
                503, ErrorObject.of(Refusal.of(ErrorCode.SESSION, "The session is invalid or expired")));
    }
}
