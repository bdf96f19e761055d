package io.leasehold.reservation.compute;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The part of compute-service's Nova API that this service calls, without a version header unless stated. */
@RegisterRestClient(configKey = "compute")
@OidcClientFilter
@Path("/v2.1")
@Consumes(MediaType.APPLICATION_JSON)
@Timeout(5_000)
@Retry(maxRetries = 2, delay = 100, abortOn = WebApplicationException.class)
@CircuitBreaker(requestVolumeThreshold = 10, delay = 2_000, skipOn = WebApplicationException.class)
interface ComputeApi {
    record Shown(HypervisorJson hypervisor) {}

    record Listed(List<HypervisorJson> hypervisors) {}

    record HypervisorJson(
            String id,
            String hypervisorHostname,
            String state,
            String status,
            String hypervisorType,
            int hypervisorVersion,
            int vcpus,
            int memoryMb,
            int localGb,
            @Nullable String cpuInfo,
            @Nullable ServiceJson service,
            @Nullable List<ServerJson> servers) {}

    record ServiceJson(String host) {}

    record ServerJson(String uuid) {}

    record Aggregates(List<AggregateJson> aggregates) {}

    record AggregateJson(String id, String name) {}

    @GET
    @Path("/os-hypervisors/{id}")
    Uni<Shown> hypervisor(String id);

    @GET
    @Path("/os-hypervisors/{hostname}/search")
    Uni<Listed> search(String hostname);

    @GET
    @Path("/os-hypervisors/{hostname}/servers")
    Uni<Listed> servers(String hostname);

    /** From version 2.53 on, ids are UUIDs. */
    @GET
    @Path("/os-hypervisors")
    Uni<Listed> listByUuid(
            @HeaderParam("OpenStack-API-Version") String version,
            @QueryParam("hypervisor_hostname_pattern") String hostname);

    @GET
    @Path("/os-aggregates")
    Uni<Aggregates> aggregates();

    @POST
    @Path("/os-aggregates/{id}/action")
    Uni<Void> act(String id, Map<String, Map<String, String>> action);
}
