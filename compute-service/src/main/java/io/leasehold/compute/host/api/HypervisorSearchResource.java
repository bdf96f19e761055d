package io.leasehold.compute.host.api;

import io.leasehold.common.error.ServiceException;
import io.leasehold.common.paging.Page;
import io.leasehold.compute.host.Hosts;
import io.leasehold.compute.nova.Exchange;
import io.leasehold.compute.nova.Microversion;
import io.leasehold.compute.nova.Policy;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.function.BiFunction;

/** Statistics of all hypervisors, and the searches by name that microversion 2.53 removed. */
@Path("/v2.1/os-hypervisors")
@Produces(MediaType.APPLICATION_JSON)
class HypervisorSearchResource {
    record Statistics(StatisticsView hypervisorStatistics) {}

    private final Hosts hosts;
    private final Occupancies occupancies;
    private final Policy policy;
    private final Exchange exchange;

    HypervisorSearchResource(Hosts hosts, Occupancies occupancies, Policy policy, Exchange exchange) {
        this.hosts = hosts;
        this.occupancies = occupancies;
        this.policy = policy;
        this.exchange = exchange;
    }

    @GET
    @Path("/statistics")
    public Uni<Statistics> statistics() {
        policy.adminOrService("os-hypervisors:statistics");
        return hosts.totals()
                .chain(totals -> occupancies.total().map(used -> new Statistics(StatisticsView.of(totals, used))));
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
            String pattern, BiFunction<OccupiedHost, Microversion, HypervisorView> view) {
        Microversion version = exchange.version();
        if (version.atLeast(53)) {
            throw ServiceException.notFound("The resource could not be found.");
        }
        return hosts.named(pattern)
                .chain(found -> occupancies.of(new Page<>(found, Optional.empty())))
                .map(page -> HypervisorPage.of(page, host -> view.apply(host, version), exchange.links()));
    }
}
