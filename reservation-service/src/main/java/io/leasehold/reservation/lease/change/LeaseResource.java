package io.leasehold.reservation.lease.change;

import io.leasehold.common.auth.CurrentCaller;
import io.leasehold.common.http.JsonBody;
import io.leasehold.reservation.http.Policy;
import io.leasehold.reservation.lease.HoldingsView;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.LeaseView;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** {@code /v1/leases/{id}}: contract section 1.3, rows L3 to L5, dry runs of changes, and the holdings of a lease. */
@Path("/v1/leases/{id}")
@Consumes(MediaType.WILDCARD)
class LeaseResource {
    private final LeaseAccess access;
    private final LeaseUpdater updater;
    private final LeaseRemover remover;
    private final CurrentCaller caller;
    private final JsonBody body;

    LeaseResource(LeaseAccess access, LeaseUpdater updater, LeaseRemover remover, CurrentCaller caller, JsonBody body) {
        this.access = access;
        this.updater = updater;
        this.remover = remover;
        this.caller = caller;
        this.body = body;
    }

    @GET
    public Uni<LeaseView.One> show(String id) {
        return access.show(caller.get(), id).map(LeaseView.One::of);
    }

    @PUT
    public Uni<LeaseView.One> update(String id, @RestQuery("dry_run") @Nullable String dryRun, String text) {
        UpdateLease request = new UpdateLease(body.read(text));
        Uni<Lease> updated = LeaseFields.isDryRun(dryRun)
                ? updater.tryToUpdate(caller.get(), id, request)
                : updater.update(caller.get(), id, request);
        return updated.map(LeaseView.One::of);
    }

    @GET
    @Path("/allocations")
    public Uni<HoldingsView> allocations(String id) {
        return access.load(caller.get(), id, Policy.LEASES_GET).map(HoldingsView::of);
    }

    @DELETE
    public Uni<Void> delete(String id) {
        return remover.delete(caller.get(), id);
    }
}
