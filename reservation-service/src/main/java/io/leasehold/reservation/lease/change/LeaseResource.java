package io.leasehold.reservation.lease.change;

import static org.jboss.resteasy.reactive.RestResponse.Status.CREATED;
import static org.jboss.resteasy.reactive.RestResponse.Status.OK;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.auth.CurrentCaller;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.http.JsonBody;
import io.leasehold.reservation.compute.NamedFlavors;
import io.leasehold.reservation.http.Flag;
import io.leasehold.reservation.http.Policies;
import io.leasehold.reservation.http.Policy;
import io.leasehold.reservation.lease.HoldingsView;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.LeaseView;
import io.leasehold.reservation.request.RequestReader;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /v1/leases}: contract section 1.3, rows L2 to L5, trials of the changes, and what a lease holds. */
@Path("/v1/leases")
@Consumes(MediaType.WILDCARD)
class LeaseResource {
    private final Leases leases;
    private final NamedFlavors flavors;
    private final Policies policies;
    private final CurrentCaller caller;
    private final JsonBody body;
    private final Clock clock;

    LeaseResource(
            Leases leases, NamedFlavors flavors, Policies policies, CurrentCaller caller, JsonBody body, Clock clock) {
        this.leases = leases;
        this.flavors = flavors;
        this.policies = policies;
        this.caller = caller;
        this.body = body;
        this.clock = clock;
    }

    @POST
    public Uni<RestResponse<LeaseView.One>> create(
            @RestQuery("dry_run") @Nullable String dryRun,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            String text) {
        var given = body.read(text);
        policies.require(Policy.LEASES_POST, caller.get());
        if (isTrial(dryRun)) {
            return request(given)
                    .chain(request -> leases.tryToCreate(caller.get(), request))
                    .map(lease -> RestResponse.status(OK, view(lease)));
        }
        Optional<IdempotencyKey> mark = Optional.ofNullable(key)
                .map(each -> IdempotencyKey.of(caller.get().projectId(), each, text));
        return leases.made(mark)
                .chain(made -> made.map(lease -> Uni.createFrom().item(lease)).orElseGet(() -> create(given, mark)))
                .map(lease -> RestResponse.status(CREATED, view(lease)));
    }

    private Uni<Lease> create(ObjectNode given, Optional<IdempotencyKey> mark) {
        return request(given).chain(request -> leases.create(caller.get(), request, mark));
    }

    private Uni<CreateLease> request(ObjectNode given) {
        return flavors.byId(RequestReader.flavorIds(given)).map(found -> CreateLease.of(given, found, clock.instant()));
    }

    @GET
    @Path("/{id}")
    public Uni<LeaseView.One> show(String id) {
        return leases.get(caller.get(), id).map(LeaseResource::view);
    }

    @PUT
    @Path("/{id}")
    public Uni<LeaseView.One> update(String id, @RestQuery("dry_run") @Nullable String dryRun, String text) {
        UpdateLease request = new UpdateLease(body.read(text));
        Uni<Lease> updated = isTrial(dryRun)
                ? leases.tryToUpdate(caller.get(), id, request)
                : leases.update(caller.get(), id, request);
        return updated.map(LeaseResource::view);
    }

    @GET
    @Path("/{id}/allocations")
    public Uni<HoldingsView> allocations(String id) {
        return leases.getWithAllocations(caller.get(), id).map(HoldingsView::of);
    }

    @DELETE
    @Path("/{id}")
    public Uni<Void> delete(String id) {
        return leases.delete(caller.get(), id);
    }

    private static boolean isTrial(@Nullable String dryRun) {
        return dryRun != null
                && Flag.read(dryRun).orElseThrow(() -> ServiceException.badRequest("Malformed parameter dry_run"));
    }

    private static LeaseView.One view(Lease lease) {
        return new LeaseView.One(LeaseView.of(lease));
    }
}
