package io.leasehold.reservation.network.neutron;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The part of Neutron's API that this service calls. */
@RegisterRestClient(configKey = "network")
@OidcClientFilter
@Path("/v2.0")
@Consumes(MediaType.APPLICATION_JSON)
@Timeout(5_000)
@Retry(maxRetries = 2, delay = 100, abortOn = WebApplicationException.class)
@CircuitBreaker(requestVolumeThreshold = 10, delay = 2_000, skipOn = WebApplicationException.class)
interface NeutronApi {
    record ShownNetwork(NetworkJson network) {}

    record NetworkJson(String id, List<String> subnets) {}

    record Subnets(List<SubnetJson> subnets) {}

    record SubnetJson(
            String id,
            String cidr,
            List<PoolJson> allocationPools,
            @Nullable String gatewayIp) {}

    record PoolJson(String start, String end) {}

    record FloatingIps(List<FloatingIpJson> floatingips) {}

    record ShownFloatingIp(FloatingIpJson floatingip) {}

    record FloatingIpJson(
            String id, String projectId, @Nullable String portId, List<String> tags) {}

    record Created(NewFloatingIp floatingip) {}

    record NewFloatingIp(String floatingNetworkId, String subnetId, String floatingIpAddress, String projectId) {}

    record Changed(Port floatingip) {}

    record Port(@Nullable String portId) {}

    record Tags(List<String> tags) {}

    @GET
    @Path("/networks/{id}")
    Uni<ShownNetwork> network(String id);

    @GET
    @Path("/subnets")
    Uni<Subnets> subnets(@QueryParam("network_id") String networkId);

    @GET
    @Path("/floatingips")
    Uni<FloatingIps> floatingIps(
            @QueryParam("floating_network_id") String networkId, @QueryParam("floating_ip_address") String address);

    @POST
    @Path("/floatingips")
    Uni<ShownFloatingIp> create(Created floatingIp);

    @PUT
    @Path("/floatingips/{id}")
    Uni<Void> change(String id, Changed floatingIp);

    /** Replaces all tags. */
    @PUT
    @Path("/floatingips/{id}/tags")
    Uni<Void> tag(String id, Tags tags);

    @DELETE
    @Path("/floatingips/{id}")
    Uni<Void> delete(String id);
}
