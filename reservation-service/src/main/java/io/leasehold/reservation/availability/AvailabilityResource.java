package io.leasehold.reservation.availability;

import io.leasehold.common.auth.CurrentCaller;
import io.leasehold.common.http.JsonBody;
import io.leasehold.reservation.http.Policies;
import io.leasehold.reservation.http.Policy;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;

/** {@code POST /v1/availability}: the earliest time of a lease; nothing is held, and no other lease is shown. */
@Path("/v1/availability")
@Consumes(MediaType.WILDCARD)
class AvailabilityResource {
    private final AvailabilitySearch search;
    private final Policies policies;
    private final CurrentCaller caller;
    private final JsonBody body;
    private final Clock clock;

    AvailabilityResource(
            AvailabilitySearch search, Policies policies, CurrentCaller caller, JsonBody body, Clock clock) {
        this.search = search;
        this.policies = policies;
        this.caller = caller;
        this.body = body;
        this.clock = clock;
    }

    @POST
    public Uni<AvailabilityView.One> search(String text) {
        var request = body.read(text);
        policies.require(Policy.LEASES_GET, caller.get());
        return search.search(request, clock.instant())
                .map(found -> new AvailabilityView.One(AvailabilityView.of(found)));
    }
}
