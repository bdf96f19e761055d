package io.leasehold.reservation.lease.create;

import static org.jboss.resteasy.reactive.RestResponse.Status.CREATED;
import static org.jboss.resteasy.reactive.RestResponse.Status.OK;

import io.leasehold.common.auth.CurrentCaller;
import io.leasehold.common.http.JsonBody;
import io.leasehold.reservation.http.Policies;
import io.leasehold.reservation.http.Policy;
import io.leasehold.reservation.lease.LeaseView;
import io.leasehold.reservation.lease.change.LeaseFields;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/leases}: contract section 1.3, row L2, and dry runs. */
@Path("/v1/leases")
@Consumes(MediaType.WILDCARD)
class LeaseCreationResource {
    private final LeaseCreator creator;
    private final Policies policies;
    private final CurrentCaller caller;
    private final JsonBody body;
    private final Clock clock;

    LeaseCreationResource(LeaseCreator creator, Policies policies, CurrentCaller caller, JsonBody body, Clock clock) {
        this.creator = creator;
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
        var request = body.read(text);
        policies.require(Policy.LEASES_POST, caller.get());
        if (LeaseFields.isDryRun(dryRun)) {
            return creator.tryToCreate(caller.get(), request, clock.instant())
                    .map(lease -> RestResponse.status(OK, LeaseView.One.of(lease)));
        }
        Optional<IdempotencyKey> given = Optional.ofNullable(key)
                .map(each -> IdempotencyKey.of(caller.get().projectId(), each, text));
        return creator.create(caller.get(), request, given, clock.instant())
                .map(lease -> RestResponse.status(CREATED, LeaseView.One.of(lease)));
    }
}
