package io.leasehold.reservation.lease;

import io.leasehold.common.auth.CurrentCaller;
import io.leasehold.common.http.JsonBody;
import io.leasehold.reservation.http.Policies;
import io.leasehold.reservation.http.Policy;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.jboss.resteasy.reactive.ResponseStatus;

/** {@code /v1/leases}: contract section 1.3, rows L1 to L5. */
@Path("/v1/leases")
@Consumes(MediaType.WILDCARD)
class LeaseResource {
    private final Leases leases;
    private final NamedFlavors flavors;
    private final Policies policies;
    private final CurrentCaller caller;
    private final JsonBody body;
    private final Clock clock;

    LeaseResource(Leases leases, NamedFlavors flavors, Policies policies, CurrentCaller caller, JsonBody body, Clock clock) {
        this.leases = leases;
        this.flavors = flavors;
        this.policies = policies;
        this.caller = caller;
        this.body = body;
        this.clock = clock;
    }

    @GET
    public Uni<LeaseView.All> list() {
        return leases.list(caller.get())
                .map(all -> new LeaseView.All(all.stream().map(LeaseView::of).toList()));
    }

    @POST
    @ResponseStatus(201)
    public Uni<LeaseView.One> create(String text) {
        var given = body.read(text);
        policies.require(Policy.LEASES_POST, caller.get());
        return flavors.in(given)
                .map(found -> CreateLease.of(given, found, clock.instant()))
                .chain(request -> leases.create(caller.get(), request))
                .map(LeaseResource::view);
    }

    @GET
    @Path("/{id}")
    public Uni<LeaseView.One> show(String id) {
        return leases.get(caller.get(), id).map(LeaseResource::view);
    }

    @PUT
    @Path("/{id}")
    public Uni<LeaseView.One> update(String id, String text) {
        return leases.update(caller.get(), id, new UpdateLease(body.read(text))).map(LeaseResource::view);
    }

    @DELETE
    @Path("/{id}")
    public Uni<Void> delete(String id) {
        return leases.delete(caller.get(), id);
    }

    private static LeaseView.One view(Lease lease) {
        return new LeaseView.One(LeaseView.of(lease));
    }
}
