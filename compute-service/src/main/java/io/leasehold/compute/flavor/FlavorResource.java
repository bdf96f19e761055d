package io.leasehold.compute.flavor;

import io.leasehold.common.id.Ids;
import io.leasehold.common.paging.Page;
import io.leasehold.compute.nova.Exchange;
import io.leasehold.compute.nova.Fields;
import io.leasehold.compute.nova.Policy;
import io.leasehold.compute.nova.Query;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Flavors: users read those that their project may use, administrators manage all. */
@Path("/v2.1/flavors")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class FlavorResource {
    record One(Map<String, @Nullable Object> flavor) {}

    private final Flavors flavors;
    private final Policy policy;
    private final Exchange exchange;
    private final Ids ids;

    FlavorResource(Flavors flavors, Policy policy, Exchange exchange, Ids ids) {
        this.flavors = flavors;
        this.policy = policy;
        this.exchange = exchange;
        this.ids = ids;
    }

    @GET
    public Uni<FlavorPage> list(@Context UriInfo uri) {
        return page(uri)
                .map(page -> FlavorPage.of(
                        page,
                        flavor -> FlavorView.brief(flavor, exchange.links(), exchange.version()),
                        exchange.links()));
    }

    @GET
    @Path("/detail")
    public Uni<FlavorPage> detail(@Context UriInfo uri) {
        return page(uri)
                .map(page -> FlavorPage.of(
                        page,
                        flavor -> FlavorView.full(flavor, exchange.links(), exchange.version()),
                        exchange.links()));
    }

    @GET
    @Path("/{id}")
    public Uni<One> show(String id) {
        policy.reader("os_flavors:show");
        return flavors.get(exchange.caller(), id).map(this::one);
    }

    @POST
    @ResponseStatus(200)
    public Uni<One> create(String body) {
        policy.admin("os-flavor-manage:create");
        Fields fields = exchange.body(body).only("flavor").object("flavor");
        return flavors.create(CreateFlavorRequest.of(fields, exchange.version(), ids))
                .map(this::one);
    }

    @PUT
    @Path("/{id}")
    public Uni<One> update(String id, String body) {
        if (!exchange.version().atLeast(55)) {
            throw new NotFoundException();
        }
        policy.admin("os-flavor-manage:update");
        Fields fields = exchange.body(body).only("flavor").object("flavor").only("description");
        Optional<String> text = fields.find("description").map(value -> value.text(65535));
        return flavors.change(id, before -> before.withDescription(text)).map(this::one);
    }

    @DELETE
    @Path("/{id}")
    @ResponseStatus(202)
    public Uni<Void> delete(String id) {
        policy.admin("os-flavor-manage:delete");
        return flavors.delete(id);
    }

    private Uni<Page<Flavor>> page(UriInfo uri) {
        policy.reader("os_flavors:index");
        FlavorQuery query = FlavorQuery.of(
                new Query(uri.getQueryParameters()), exchange.caller(), exchange.version(), exchange.maxLimit());
        return flavors.list(exchange.caller(), query);
    }

    private One one(Flavor flavor) {
        return new One(FlavorView.full(flavor, exchange.links(), exchange.version()));
    }
}
