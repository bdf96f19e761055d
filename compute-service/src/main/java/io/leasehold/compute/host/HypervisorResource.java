package io.leasehold.compute.host;

import io.leasehold.common.paging.Page;
import io.leasehold.compute.nova.ApiConfig;
import io.leasehold.compute.nova.ApiRequest;
import io.leasehold.compute.nova.Links;
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

/** The hosts as operators and reservation-service see them. */
@Path("/v2.1/os-hypervisors")
@Produces(MediaType.APPLICATION_JSON)
class HypervisorResource {
    record One(HypervisorDetail hypervisor) {}

    private final Hosts hosts;
    private final Policy policy;
    private final ApiRequest request;
    private final Links links;
    private final ApiConfig config;

    HypervisorResource(Hosts hosts, Policy policy, ApiRequest request, Links links, ApiConfig config) {
        this.hosts = hosts;
        this.policy = policy;
        this.request = request;
        this.links = links;
        this.config = config;
    }

    @GET
    public Uni<HypervisorPage<HypervisorView>> list(@Context UriInfo uri) {
        policy.adminOrService("os-hypervisors:list");
        HypervisorQuery query = query(uri);
        return hosts(query).map(page -> HypervisorPage.of(page, host -> brief(host, query.withServers()), links));
    }

    @GET
    @Path("/detail")
    public Uni<HypervisorPage<HypervisorDetail>> detail(@Context UriInfo uri) {
        policy.adminOrService("os-hypervisors:list-detail");
        HypervisorQuery query = query(uri);
        return hosts(query).map(page -> HypervisorPage.of(page, host -> full(host, query.withServers()), links));
    }

    @GET
    @Path("/{id}")
    public Uni<One> show(String id, @Context UriInfo uri) {
        policy.adminOrService("os-hypervisors:show");
        boolean withServers = HypervisorQuery.show(new Query(uri.getQueryParameters()), version());
        return hosts.get(id, HypervisorIds.in(version())).map(host -> new One(full(host, withServers)));
    }

    private HypervisorQuery query(UriInfo uri) {
        return HypervisorQuery.list(new Query(uri.getQueryParameters()), version(), config.maxLimit());
    }

    private Uni<Page<Host>> hosts(HypervisorQuery query) {
        return hosts.list(query, HypervisorIds.in(version()));
    }

    private HypervisorView brief(Host host, boolean withServers) {
        return withServers ? HypervisorView.withServers(host, version()) : HypervisorView.of(host, version());
    }

    private HypervisorDetail full(Host host, boolean withServers) {
        return HypervisorDetail.of(host, brief(host, withServers), version());
    }

    private Microversion version() {
        return request.version();
    }
}
