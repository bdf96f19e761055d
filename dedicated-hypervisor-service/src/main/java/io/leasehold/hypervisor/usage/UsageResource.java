package io.leasehold.hypervisor.usage;

import io.leasehold.hypervisor.sdpf.CurrentTenant;
import io.leasehold.hypervisor.sdpf.QueryParameters;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;

/** HTTP resource of a tenant's usage (contract, 6). */
@Path("/v1.0/{tenant}/usages")
@Produces(MediaType.APPLICATION_JSON)
class UsageResource {
    private final Usages usages;
    private final UsageValues values;
    private final CurrentTenant tenant;
    private final UsageConfig config;
    private final Clock clock;

    UsageResource(Usages usages, UsageValues values, CurrentTenant tenant, UsageConfig config, Clock clock) {
        this.usages = usages;
        this.values = values;
        this.tenant = tenant;
        this.config = config;
        this.clock = clock;
    }

    @GET
    public Uni<UsageViews.Many> list(UriInfo uri) {
        QueryParameters parameters = QueryParameters.of(uri);
        return usages.list(tenant.id(), window(parameters), parameters.text("license_type"))
                .map(found -> new UsageViews.Many(
                        tenant.id(),
                        found.stream()
                                .map(usage -> UsageViews.UsageView.of(usage, values))
                                .toList()));
    }

    @GET
    @Path("/{id}/histories")
    public Uni<UsageViews.HistoryView> histories(String id, UriInfo uri) {
        return usages.history(tenant.id(), id, window(QueryParameters.of(uri)))
                .map(history -> UsageViews.HistoryView.of(history, values, config.zone()));
    }

    private UsageWindow window(QueryParameters parameters) {
        return UsageWindow.of(parameters, config.zone(), clock.instant());
    }
}
