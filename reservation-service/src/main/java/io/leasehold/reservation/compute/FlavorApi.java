package io.leasehold.reservation.compute;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The part of compute-service's flavor API that this service calls, with the token of the caller. */
@RegisterRestClient(configKey = "compute")
@Path("/v2.1/flavors")
@Consumes(MediaType.APPLICATION_JSON)
@Timeout(5_000)
@Retry(maxRetries = 2, delay = 100, abortOn = WebApplicationException.class)
@CircuitBreaker(requestVolumeThreshold = 10, delay = 2_000, skipOn = WebApplicationException.class)
interface FlavorApi {
    record Shown(FlavorJson flavor) {}

    record FlavorJson(
            String id,
            String name,
            int vcpus,
            int ram,
            int disk,
            @JsonProperty("OS-FLV-EXT-DATA:ephemeral") int ephemeral,
            @Nullable Map<String, String> extraSpecs) {}

    /** From version 2.61 on, a flavor has its extra specs. */
    @GET
    @Path("/{id}")
    Uni<Shown> flavor(
            String id, @HeaderParam("X-Auth-Token") String token, @HeaderParam("OpenStack-API-Version") String version);
}
