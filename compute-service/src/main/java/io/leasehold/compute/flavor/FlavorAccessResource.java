package io.leasehold.compute.flavor;

import io.leasehold.common.error.ServiceException;
import io.leasehold.common.id.Identifiers;
import io.leasehold.compute.nova.Exchange;
import io.leasehold.compute.nova.Fields;
import io.leasehold.compute.nova.Policy;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Access of projects to a private flavor. */
@Path("/v2.1/flavors/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class FlavorAccessResource {
    record Grant(String flavorId, String tenantId) {}

    record Grants(List<Grant> flavorAccess) {
        static Grants of(String flavor, List<String> projects) {
            return new Grants(
                    projects.stream().map(project -> new Grant(flavor, project)).toList());
        }
    }

    private final FlavorAccess access;
    private final Policy policy;
    private final Exchange exchange;

    FlavorAccessResource(FlavorAccess access, Policy policy, Exchange exchange) {
        this.access = access;
        this.policy = policy;
        this.exchange = exchange;
    }

    @GET
    @Path("/os-flavor-access")
    public Uni<Grants> list(String id) {
        policy.admin("os-flavor-access");
        return access.projects(id).map(projects -> Grants.of(id, projects));
    }

    @POST
    @Path("/action")
    @ResponseStatus(200)
    public Uni<Grants> act(String id, String body) {
        policy.admin("os-flavor-access:change");
        Fields fields = exchange.body(body).exactlyOne();
        String action = fields.names().getFirst();
        return switch (action) {
            case "addTenantAccess" -> change(id, access.grant(id, tenant(fields, action), strict()));
            case "removeTenantAccess" -> change(id, access.revoke(id, tenant(fields, action)));
            default -> throw ServiceException.badRequest("There is no such action: %s".formatted(action));
        };
    }

    private boolean strict() {
        return exchange.version().atLeast(7);
    }

    private static Uni<Grants> change(String id, Uni<List<String>> changed) {
        return changed.map(projects -> Grants.of(id, projects));
    }

    private static String tenant(Fields fields, String action) {
        return Identifiers.normalise(fields.object(action).only("tenant").text("tenant"));
    }
}
