package io.leasehold.compute.server.api;

import io.leasehold.compute.nova.Exchange;
import io.leasehold.compute.nova.Fields;
import io.leasehold.compute.nova.Policy;
import io.leasehold.compute.nova.Query;
import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.Servers;
import io.leasehold.compute.server.list.ServerListing;
import io.leasehold.compute.server.list.ServerQuery;
import io.leasehold.compute.server.list.ShownServer;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Servers of the caller's project, for administrators of all projects. */
@Path("/v2.1/servers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class ServerResource {
    record One(Map<String, @Nullable Object> server) {}

    private final Servers servers;
    private final ServerListing listing;
    private final Policy policy;
    private final Exchange exchange;

    ServerResource(Servers servers, ServerListing listing, Policy policy, Exchange exchange) {
        this.servers = servers;
        this.listing = listing;
        this.policy = policy;
        this.exchange = exchange;
    }

    @GET
    public Uni<ServerPage> list(@Context UriInfo uri) {
        policy.reader("servers:index");
        return page(uri, shown -> ServerView.brief(shown, exchange));
    }

    @GET
    @Path("/detail")
    public Uni<ServerPage> detail(@Context UriInfo uri) {
        policy.reader("servers:detail");
        return page(uri, shown -> ServerView.full(shown, exchange));
    }

    @GET
    @Path("/{id}")
    public Uni<One> show(String id) {
        policy.reader("servers:show");
        return one(id);
    }

    @PUT
    @Path("/{id}")
    public Uni<One> update(String id, String body) {
        policy.member("servers:update");
        Fields fields = exchange.body(body).only("server").object("server").atLeastOne();
        Function<Server, Server> change = UpdateServerRequest.of(fields, exchange.version());
        return servers.update(exchange.caller(), id, change).chain(() -> one(id));
    }

    @DELETE
    @Path("/{id}")
    public Uni<Void> delete(String id) {
        policy.member("servers:delete");
        return servers.delete(exchange.caller(), id).replaceWithVoid();
    }

    private Uni<One> one(String id) {
        return listing.get(exchange.caller(), id).map(shown -> new One(ServerView.single(shown, exchange)));
    }

    private Uni<ServerPage> page(UriInfo uri, Function<ShownServer, Map<String, @Nullable Object>> view) {
        return listing.list(ServerQuery.of(new Query(uri.getQueryParameters()), exchange))
                .map(page -> ServerPage.of(page, view, exchange.links()));
    }
}
