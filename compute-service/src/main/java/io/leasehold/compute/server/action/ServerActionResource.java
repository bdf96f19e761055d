package io.leasehold.compute.server.action;

import io.leasehold.common.error.ServiceException;
import io.leasehold.compute.nova.Exchange;
import io.leasehold.compute.nova.Fields;
import io.leasehold.compute.nova.Policy;
import io.leasehold.compute.nova.Value;
import io.leasehold.compute.nova.VersionedObject;
import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.Servers;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Actions on a server: one a request, named by the only key of the body. */
@Path("/v2.1/servers/{id}/action")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class ServerActionResource {
    private final Servers servers;
    private final ServerImages images;
    private final VsnActions vsns;
    private final Policy policy;
    private final Exchange exchange;

    ServerActionResource(Servers servers, ServerImages images, VsnActions vsns, Policy policy, Exchange exchange) {
        this.servers = servers;
        this.images = images;
        this.vsns = vsns;
        this.policy = policy;
        this.exchange = exchange;
    }

    @POST
    public Uni<RestResponse<@Nullable Map<String, @Nullable Object>>> act(String id, String body) {
        policy.member("servers:action");
        Fields fields = exchange.body(body).exactlyOne();
        String action = fields.names().getFirst();
        return switch (action) {
            case "os-start" -> accepted(servers.start(exchange.caller(), id));
            case "os-stop" -> accepted(servers.stop(exchange.caller(), id));
            case "reboot" -> accepted(servers.reboot(exchange.caller(), id, isHard(fields.object(action))));
            case "createImage" ->
                images.create(exchange.caller(), id, CreateImageRequest.of(fields.object(action)))
                        .map(this::image);
            case "assign_vsn" -> accepted(vsns.assign(exchange.caller(), id, () -> fields.object(action)));
            case "unassign_vsn" -> accepted(vsns.unassign(exchange.caller(), id, () -> fields.find(action)));
            default -> throw ServiceException.badRequest("There is no such action: %s".formatted(action));
        };
    }

    private static Uni<RestResponse<@Nullable Map<String, @Nullable Object>>> accepted(Uni<Server> done) {
        return done.map(server -> RestResponse.status(RestResponse.Status.ACCEPTED));
    }

    private RestResponse<@Nullable Map<String, @Nullable Object>> image(String image) {
        if (exchange.version().atLeast(45)) {
            return RestResponse.status(
                    RestResponse.Status.ACCEPTED,
                    VersionedObject.in(exchange.version())
                            .with("image_id", image)
                            .json());
        }
        return RestResponse.ResponseBuilder.<@Nullable Map<String, @Nullable Object>>create(
                        RestResponse.Status.ACCEPTED)
                .location(URI.create(
                        exchange.links().of("images", image).getFirst().href()))
                .build();
    }

    private static boolean isHard(Fields reboot) {
        Value type = reboot.only("type").get("type");
        return switch (type.text(10)) {
            case "HARD" -> true;
            case "SOFT" -> false;
            default -> throw type.refusal("'%s' is not one of ['HARD', 'SOFT']".formatted(type.text(10)));
        };
    }
}
