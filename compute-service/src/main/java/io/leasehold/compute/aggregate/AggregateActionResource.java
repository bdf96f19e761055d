package io.leasehold.compute.aggregate;

import io.leasehold.common.error.ServiceException;
import io.leasehold.common.http.JsonBody;
import io.leasehold.compute.nova.ApiRequest;
import io.leasehold.compute.nova.Fields;
import io.leasehold.compute.nova.Policy;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Actions on an aggregate: one a request, named by the only key of the body. */
@Path("/v2.1/os-aggregates/{id}/action")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class AggregateActionResource {
    private final Aggregates aggregates;
    private final AggregateMembers members;
    private final Policy policy;
    private final ApiRequest request;
    private final JsonBody bodies;

    AggregateActionResource(
            Aggregates aggregates, AggregateMembers members, Policy policy, ApiRequest request, JsonBody bodies) {
        this.aggregates = aggregates;
        this.members = members;
        this.policy = policy;
        this.request = request;
        this.bodies = bodies;
    }

    @POST
    @ResponseStatus(200)
    public Uni<AggregateResource.One> act(String id, String body) {
        policy.adminOrService("os-aggregates:action");
        Fields fields = Fields.of(bodies.read(body)).exactlyOne();
        return act(id, fields.names().getFirst(), fields)
                .map(done -> new AggregateResource.One(AggregateView.of(done, request.version())));
    }

    private Uni<Aggregate> act(String id, String action, Fields fields) {
        return switch (action) {
            case "add_host" -> permitted(id, action).chain(() -> members.add(id, host(fields.object(action))));
            case "remove_host" -> permitted(id, action).chain(() -> members.remove(id, host(fields.object(action))));
            case "set_metadata" -> setMetadata(id, fields.object(action));
            default -> throw ServiceException.badRequest("There is no such action: %s".formatted(action));
        };
    }

    /** Allows services to change the freepool only. */
    private Uni<Void> permitted(String id, String action) {
        return policy.isService()
                ? aggregates
                        .get(id)
                        .invoke(aggregate -> checkFreepool(aggregate, action))
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    private void checkFreepool(Aggregate aggregate, String action) {
        if (!aggregates.isFreepool(aggregate)) {
            throw Policy.refusal("os-aggregates:" + action);
        }
    }

    private Uni<Aggregate> setMetadata(String id, Fields fields) {
        policy.admin("os-aggregates:set_metadata");
        var entries = fields.only("metadata").object("metadata").texts();
        return aggregates.change(id, before -> before.with(entries));
    }

    private static String host(Fields fields) {
        return fields.only("host").text("host");
    }
}
