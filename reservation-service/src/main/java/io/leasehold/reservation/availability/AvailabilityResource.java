package io.leasehold.reservation.availability;

import io.leasehold.common.auth.CurrentCaller;
import io.leasehold.common.http.JsonBody;
import io.leasehold.reservation.compute.NamedFlavors;
import io.leasehold.reservation.http.Policies;
import io.leasehold.reservation.http.Policy;
import io.leasehold.reservation.request.RequestReader;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;

/** {@code POST /v1/availability}: what is possible of a request in a time; nothing is held, no other lease is shown. */
@Path("/v1/availability")
@Consumes(MediaType.WILDCARD)
class AvailabilityResource {
    private final AvailabilitySearch availabilities;
    private final NamedFlavors flavors;
    private final Policies policies;
    private final CurrentCaller caller;
    private final JsonBody body;
    private final Clock clock;

    AvailabilityResource(
            AvailabilitySearch availabilities,
            NamedFlavors flavors,
            Policies policies,
            CurrentCaller caller,
            JsonBody body,
            Clock clock) {
        this.availabilities = availabilities;
        this.flavors = flavors;
        this.policies = policies;
        this.caller = caller;
        this.body = body;
        this.clock = clock;
    }

    @POST
    public Uni<AvailabilityView.One> search(String text) {
        var given = body.read(text);
        policies.require(Policy.LEASES_GET, caller.get());
        return flavors.byId(RequestReader.flavorIds(given))
                .map(found -> SearchAvailability.of(given, found, clock.instant()))
                .chain(question -> availabilities
                        .search(question)
                        .map(found -> new AvailabilityView.One(AvailabilityView.of(found, question))));
    }
}
