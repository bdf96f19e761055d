package io.leasehold.hypervisor.server.api;

import io.leasehold.hypervisor.sdpf.CurrentTenant;
import io.leasehold.hypervisor.sdpf.Links;
import io.leasehold.hypervisor.sdpf.QueryParameters;
import io.leasehold.hypervisor.sdpf.RequestBodies;
import io.leasehold.hypervisor.server.Server;
import io.leasehold.hypervisor.server.ServerQuery;
import io.leasehold.hypervisor.server.order.ServerCreator;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.BiFunction;
import org.jboss.resteasy.reactive.ResponseStatus;

/** HTTP resource of a tenant's servers (contract, 3). */
@Path("/v1.0/{tenant}/servers")
@Produces(MediaType.APPLICATION_JSON)
class ServerResource {
    record Many<T>(List<T> servers) {}

    record One<T>(T server) {}

    private final Servers servers;
    private final ServerCreator creator;
    private final CurrentTenant tenant;
    private final Links links;
    private final RequestBodies bodies;

    ServerResource(Servers servers, ServerCreator creator, CurrentTenant tenant, Links links, RequestBodies bodies) {
        this.servers = servers;
        this.creator = creator;
        this.tenant = tenant;
        this.links = links;
        this.bodies = bodies;
    }

    @GET
    public Uni<Many<ServerBriefView>> list(UriInfo uri) {
        return list(uri, ServerBriefView::of);
    }

    @GET
    @Path("/detail")
    public Uni<Many<ServerView>> listDetail(UriInfo uri) {
        return list(uri, ServerView::of);
    }

    @POST
    @ResponseStatus(200)
    public Uni<One<ServerBriefView.CreatedView>> create(String body) {
        return creator.create(tenant.id(), tenant.caller(), bodies.read(body).object("server"))
                .map(order -> new One<>(ServerBriefView.CreatedView.of(order, links)));
    }

    @GET
    @Path("/{id}")
    public Uni<One<ServerView>> show(String id) {
        return servers.get(tenant.id(), id).map(this::one);
    }

    @PUT
    @Path("/{id}")
    public Uni<One<ServerView>> update(String id, String body) {
        return servers.update(tenant.id(), id, () -> bodies.read(body).object("server"))
                .map(this::one);
    }

    @DELETE
    @Path("/{id}")
    public Uni<Void> delete(String id) {
        return servers.delete(tenant.id(), id);
    }

    private One<ServerView> one(Server server) {
        return new One<>(ServerView.of(server, links));
    }

    private <T> Uni<Many<T>> list(UriInfo uri, BiFunction<Server, Links, T> view) {
        return servers.list(tenant.id(), ServerQuery.of(QueryParameters.of(uri)))
                .map(found -> new Many<>(
                        found.stream().map(server -> view.apply(server, links)).toList()));
    }
}
