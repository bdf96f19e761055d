package io.leasehold.compute.host;

import io.leasehold.common.error.ServiceException;
import io.leasehold.common.paging.Page;
import io.leasehold.compute.nova.ApiRequest;
import io.leasehold.compute.nova.Links;
import io.leasehold.compute.nova.Microversion;
import io.leasehold.compute.nova.Policy;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.function.BiFunction;

/** The fleet in one line, and the look-ups by a part of the name that version 2.53 took away. */
@Path("/v2.1/os-hypervisors")
@Produces(MediaType.APPLICATION_JSON)
class HypervisorSearchResource {
    record Statistics(StatisticsView hypervisorStatistics) {}

    private final Hosts hosts;
    private final Policy policy;
    private final ApiRequest request;
    private final Links links;

    HypervisorSearchResource(Hosts hosts, Policy policy, ApiRequest request, Links links) {
        this.hosts = hosts;
        this.policy = policy;
        this.request = request;
        this.links = links;
    }

    @GET
    @Path("/statistics")
    public Uni<Statistics> statistics() {
        policy.adminOrService("os-hypervisors:statistics");
        return hosts.totals().map(totals -> new Statistics(StatisticsView.of(totals)));
    }

    @GET
    @Path("/{pattern}/search")
    public Uni<HypervisorPage<HypervisorView>> search(String pattern) {
        policy.adminOrService("os-hypervisors:search");
        return named(pattern, HypervisorView::of);
    }

    @GET
    @Path("/{pattern}/servers")
    public Uni<HypervisorPage<HypervisorView>> servers(String pattern) {
        policy.adminOrService("os-hypervisors:servers");
        return named(pattern, HypervisorView::withServers);
    }

    private Uni<HypervisorPage<HypervisorView>> named(
            String pattern, BiFunction<Host, Microversion, HypervisorView> view) {
        Microversion version = request.version();
        if (version.atLeast(53)) {
            throw ServiceException.notFound("The resource could not be found.");
        }
        return hosts.named(pattern)
                .map(found -> new Page<>(found, Optional.empty()))
                .map(page -> HypervisorPage.of(page, host -> view.apply(host, version), links));
    }
}
