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
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/leases}: contract section 1.3, rows L1 to L5. */
@Path("/v1/leases")
@Consumes(MediaType.WILDCARD)
class LeaseResource {
    private final Leases leases;
    private final LeaseLists lists;
    private final Policies policies;
    private final CurrentCaller caller;
    private final JsonBody body;
    private final Clock clock;

    LeaseResource(
            Leases leases, LeaseLists lists, Policies policies, CurrentCaller caller, JsonBody body, Clock clock) {
        this.leases = leases;
        this.lists = lists;
        this.policies = policies;
        this.caller = caller;
        this.body = body;
        this.clock = clock;
    }

    @GET
    public Uni<RestResponse<LeaseView.All>> list(UriInfo uri) {
        return lists.find(caller.get(), LeaseQuery.of(uri.getQueryParameters()))
                .map(page -> answer(page.items(), page.next().map(marker -> next(uri, marker))));
    }

    @POST
    @ResponseStatus(201)
    public Uni<LeaseView.One> create(String text) {
        var given = body.read(text);
        policies.require(Policy.LEASES_POST, caller.get());
        return leases.create(caller.get(), CreateLease.of(given, clock.instant()))
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

    private static RestResponse<LeaseView.All> answer(List<Lease> leases, Optional<URI> next) {
        RestResponse.ResponseBuilder<LeaseView.All> answer =
                RestResponse.ResponseBuilder.ok(LeaseView.All.of(leases, next));
        next.ifPresent(page -> answer.header("Link", "<%s>; rel=\"next\"".formatted(page)));
        return answer.build();
    }

    private static URI next(UriInfo uri, String marker) {
        return uri.getRequestUriBuilder().replaceQueryParam("marker", marker).build();
    }

    private static LeaseView.One view(Lease lease) {
        return new LeaseView.One(LeaseView.of(lease));
    }
}
