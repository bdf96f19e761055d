package io.leasehold.compute.host.api;

import io.leasehold.common.paging.Page;
import io.leasehold.compute.host.Hosts;
import io.leasehold.compute.host.HypervisorIds;
import io.leasehold.compute.host.HypervisorQuery;
import io.leasehold.compute.nova.Exchange;
import io.leasehold.compute.nova.Microversion;
import io.leasehold.compute.nova.Policy;
import io.leasehold.compute.nova.Query;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** Hypervisors of the Compute API, for administrators and services. */
@Path("/v2.1/os-hypervisors")
@Produces(MediaType.APPLICATION_JSON)
class HypervisorResource {
    record One(HypervisorDetail hypervisor) {}

    private final Hosts hosts;
    private final Occupancies occupancies;
    private final Policy policy;
    private final Exchange exchange;

    HypervisorResource(Hosts hosts, Occupancies occupancies, Policy policy, Exchange exchange) {
        this.hosts = hosts;
        this.occupancies = occupancies;
        this.policy = policy;
        this.exchange = exchange;
    }

    @GET
    public Uni<HypervisorPage<HypervisorView>> list(@Context UriInfo uri) {
        policy.adminOrService("os-hypervisors:list");
        HypervisorQuery query = query(uri);
        return hosts(query)
                .map(page -> HypervisorPage.of(page, host -> brief(host, query.withServers()), exchange.links()));
    }

    @GET
    @Path("/detail")
    public Uni<HypervisorPage<HypervisorDetail>> detail(@Context UriInfo uri) {
        policy.adminOrService("os-hypervisors:list-detail");
        HypervisorQuery query = query(uri);
        return hosts(query)
                .map(page -> HypervisorPage.of(page, host -> full(host, query.withServers()), exchange.links()));
    }

    @GET
    @Path("/{id}")
    public Uni<One> show(String id, @Context UriInfo uri) {
        policy.adminOrService("os-hypervisors:show");
        boolean withServers = HypervisorQuery.show(new Query(uri.getQueryParameters()), version());
        return hosts.get(id, HypervisorIds.in(version()))
                .chain(occupancies::of)
                .map(host -> new One(full(host, withServers)));
    }

    private HypervisorQuery query(UriInfo uri) {
        return HypervisorQuery.list(new Query(uri.getQueryParameters()), version(), exchange.maxLimit());
    }

    private Uni<Page<OccupiedHost>> hosts(HypervisorQuery query) {
        return hosts.list(query, HypervisorIds.in(version())).chain(occupancies::of);
    }

    private HypervisorView brief(OccupiedHost host, boolean withServers) {
        return withServers ? HypervisorView.withServers(host, version()) : HypervisorView.of(host, version());
    }

    private HypervisorDetail full(OccupiedHost host, boolean withServers) {
        return HypervisorDetail.of(host, brief(host, withServers), version());
    }

    private Microversion version() {
        return exchange.version();
    }
}
