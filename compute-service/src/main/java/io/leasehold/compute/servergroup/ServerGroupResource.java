package io.leasehold.compute.servergroup;

import io.leasehold.common.id.Ids;
import io.leasehold.compute.nova.Exchange;
import io.leasehold.compute.nova.Policy;
import io.leasehold.compute.nova.Query;
import io.leasehold.compute.nova.VersionedObject;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Server groups of the caller's project. */
@Path("/v2.1/os-server-groups")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class ServerGroupResource {
    record One(Map<String, @Nullable Object> serverGroup) {}

    record Many(List<Map<String, @Nullable Object>> serverGroups) {}

    private static final Set<String> KNOWN = Set.of("all_projects", "limit", "offset");

    private final ServerGroups groups;
    private final Policy policy;
    private final Exchange exchange;
    private final Ids ids;

    ServerGroupResource(ServerGroups groups, Policy policy, Exchange exchange, Ids ids) {
        this.groups = groups;
        this.policy = policy;
        this.exchange = exchange;
        this.ids = ids;
    }

    @GET
    public Uni<Many> list(@Context UriInfo uri) {
        policy.reader("os-server-groups:index");
        Query query = new Query(uri.getQueryParameters()).only(KNOWN, exchange.version());
        return groups.list(
                        exchange.caller(),
                        query.text("all_projects").isPresent(),
                        exchange.page(query).limit(),
                        query.number("offset").orElse(0))
                .map(found -> new Many(found.stream().map(this::view).toList()));
    }

    @GET
    @Path("/{id}")
    public Uni<One> show(String id) {
        policy.reader("os-server-groups:show");
        return groups.get(exchange.caller(), id).map(group -> new One(view(group)));
    }

    @POST
    @ResponseStatus(200)
    public Uni<One> create(String body) {
        policy.member("os-server-groups:create");
        return groups.create(
                        CreateServerGroupRequest.of(exchange.body(body), exchange.caller(), exchange.version(), ids))
                .map(group -> new One(view(group)));
    }

    @DELETE
    @Path("/{id}")
    public Uni<Void> delete(String id) {
        policy.member("os-server-groups:delete");
        return groups.delete(exchange.caller(), id);
    }

    private Map<String, @Nullable Object> view(ServerGroup group) {
        return VersionedObject.in(exchange.version())
                .with("id", group.id())
                .with("name", group.name())
                .before(64, "policies", List.of(group.policy().text()))
                .before(64, "metadata", Map.of())
                .since(64, "policy", group.policy().text())
                .since(64, "rules", rules(group))
                .with("members", group.members())
                .since(13, "project_id", group.projectId())
                .since(13, "user_id", group.userId())
                .json();
    }

    private static Map<String, Integer> rules(ServerGroup group) {
        return group.mostPerHost()
                .map(most -> Map.of("max_server_per_host", most))
                .orElse(Map.of());
    }
}
