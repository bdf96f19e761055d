package io.leasehold.reservation.allocation;

import io.leasehold.common.auth.CurrentCaller;
import io.leasehold.common.error.ServiceException;
import io.leasehold.reservation.http.Policies;
import io.leasehold.reservation.http.Policy;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Allocations of hosts: contract section 1.3, rows A1 and A2. */
@Path("/v1/os-hosts")
class AllocationResource {
    private final Allocations allocations;
    private final Policies policies;
    private final CurrentCaller caller;

    AllocationResource(Allocations allocations, Policies policies, CurrentCaller caller) {
        this.allocations = allocations;
        this.policies = policies;
        this.caller = caller;
    }

    @GET
    @Path("/allocations")
    public Uni<AllocationView.All> list(
            @RestQuery("lease_id") @Nullable String leaseId,
            @RestQuery("reservation_id") @Nullable String reservationId) {
        policies.require(Policy.OSHOSTS_GET_ALLOCATIONS, caller.get());
        return allocations.find(Optional.empty(), leaseId, reservationId).map(AllocationView.All::new);
    }

    @GET
    @Path("/{id}/allocation")
    public Uni<AllocationView.One> show(
            String id,
            @RestQuery("lease_id") @Nullable String leaseId,
            @RestQuery("reservation_id") @Nullable String reservationId) {
        policies.require(Policy.OSHOSTS_GET, caller.get());
        policies.require(Policy.OSHOSTS_GET_ALLOCATIONS, caller.get());
        return allocations
                .find(number(id), leaseId, reservationId)
                .map(found -> found.stream().findFirst().orElseThrow(() -> unknown(id)))
                .map(AllocationView.One::new);
    }

    private static Optional<Long> number(String id) {
        if (!id.matches("0|[1-9]\\d{0,17}")) {
            throw unknown(id);
        }
        return Optional.of(Long.parseLong(id));
    }

    private static ServiceException unknown(String id) {
        return ServiceException.notFound("Object with {'host_id': '%s'} not found".formatted(id));
    }
}
