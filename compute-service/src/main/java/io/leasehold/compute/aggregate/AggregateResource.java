package io.leasehold.compute.aggregate;

import io.leasehold.common.http.JsonBody;
import io.leasehold.compute.nova.ApiRequest;
import io.leasehold.compute.nova.Fields;
import io.leasehold.compute.nova.Policy;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Aggregates of the Compute API, for administrators. Services of the suite see the freepool only. */
@Path("/v2.1/os-aggregates")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class AggregateResource {
    record One(AggregateView aggregate) {}

    record Many(List<AggregateView> aggregates) {}

    private final Aggregates aggregates;
    private final Policy policy;
    private final ApiRequest request;
    private final JsonBody bodies;

    AggregateResource(Aggregates aggregates, Policy policy, ApiRequest request, JsonBody bodies) {
        this.aggregates = aggregates;
        this.policy = policy;
        this.request = request;
        this.bodies = bodies;
    }

    @GET
    public Uni<Many> list() {
        policy.adminOrService("os-aggregates:index");
        boolean all = !policy.isService();
        return aggregates
                .all()
                .map(found -> new Many(found.stream()
                        .filter(aggregate -> all || aggregates.isFreepool(aggregate))
                        .map(aggregate -> AggregateView.of(aggregate, request.version()))
                        .toList()));
    }

    @POST
    @ResponseStatus(200)
    public Uni<One> create(String body) {
        policy.admin("os-aggregates:create");
        Fields fields = aggregate(body);
        return aggregates
                .create(fields.text("name"), fields.optionalText("availability_zone"))
                .map(made -> new One(AggregateView.created(made, request.version())));
    }

    @GET
    @Path("/{id}")
    public Uni<One> show(String id) {
        policy.admin("os-aggregates:show");
        return aggregates.get(id).map(this::one);
    }

    @PUT
    @Path("/{id}")
    public Uni<One> update(String id, String body) {
        policy.admin("os-aggregates:update");
        Fields fields = aggregate(body).atLeastOne();
        return aggregates.change(id, before -> update(before, fields)).map(this::one);
    }

    @DELETE
    @Path("/{id}")
    @ResponseStatus(200)
    public Uni<Void> delete(String id) {
        policy.admin("os-aggregates:delete");
        return aggregates.delete(id);
    }

    private Fields aggregate(String body) {
        return Fields.of(bodies.read(body))
                .only("aggregate")
                .object("aggregate")
                .only("name", "availability_zone");
    }

    private static Aggregate update(Aggregate before, Fields fields) {
        Aggregate named = fields.has("name") ? before.withName(fields.text("name")) : before;
        Optional<String> zone = fields.optionalText("availability_zone");
        return fields.has("availability_zone") ? named.withZone(zone) : named;
    }

    private One one(Aggregate aggregate) {
        return new One(AggregateView.of(aggregate, request.version()));
    }
}
