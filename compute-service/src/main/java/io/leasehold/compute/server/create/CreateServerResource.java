package io.leasehold.compute.server.create;

import io.leasehold.common.id.Ids;
import io.leasehold.compute.nova.Exchange;
import io.leasehold.compute.nova.Links.Link;
import io.leasehold.compute.nova.Policy;
import io.leasehold.compute.nova.VersionedObject;
import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.ServerConfig;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Creation of servers. The request is only recorded; the status of the servers shows the result. */
@Path("/v2.1/servers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class CreateServerResource {
    private final ServerCreator creator;
    private final ServerConfig config;
    private final Policy policy;
    private final Exchange exchange;
    private final Ids ids;

    CreateServerResource(ServerCreator creator, ServerConfig config, Policy policy, Exchange exchange, Ids ids) {
        this.creator = creator;
        this.config = config;
        this.policy = policy;
        this.exchange = exchange;
        this.ids = ids;
    }

    @POST
    public Uni<RestResponse<Map<String, @Nullable Object>>> create(String body) {
        policy.member("servers:create");
        CreateServerRequest request = CreateServerRequest.of(exchange.body(body), exchange, ids);
        if (request.target().host().isPresent() && !config.allowHostPinning()) {
            policy.admin("servers:create:forced_host");
        }
        return creator.create(exchange.caller(), request).map(servers -> accepted(servers, request));
    }

    private RestResponse<Map<String, @Nullable Object>> accepted(List<Server> servers, CreateServerRequest request) {
        Server first = servers.getFirst();
        Map<String, @Nullable Object> answer = request.onlyReservationId()
                ? VersionedObject.in(exchange.version())
                        .with("reservation_id", first.identity().requestId())
                        .json()
                : VersionedObject.in(exchange.version())
                        .with("server", server(first, request))
                        .json();
        Link self = links(first).getFirst();
        return RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED, answer)
                .location(URI.create(self.href()))
                .build();
    }

    /** The password appears in this answer only and is never stored. */
    private Map<String, @Nullable Object> server(Server server, CreateServerRequest request) {
        return VersionedObject.in(exchange.version())
                .with("id", server.id())
                .with("links", links(server))
                .with("OS-DCF:diskConfig", server.spec().details().diskConfig())
                .with(
                        "security_groups",
                        server.spec().details().securityGroups().stream()
                                .map(name -> Map.of("name", name))
                                .toList())
                .with(
                        "adminPass",
                        request.adminPass()
                                .orElseGet(() ->
                                        ids.next().toString().replace("-", "").substring(0, 12)))
                .json();
    }

    private List<Link> links(Server server) {
        return exchange.links().of("servers", server.id().toString());
    }
}
