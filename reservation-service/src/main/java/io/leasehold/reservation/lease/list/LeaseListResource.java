package io.leasehold.reservation.lease.list;

import io.leasehold.common.auth.CurrentCaller;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.LeaseView;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code GET /v1/leases}: contract section 1.3, row L1, complete or in pages. */
@Path("/v1/leases")
class LeaseListResource {
    private final LeaseList lists;
    private final CurrentCaller caller;

    LeaseListResource(LeaseList lists, CurrentCaller caller) {
        this.lists = lists;
        this.caller = caller;
    }

    @GET
    public Uni<RestResponse<LeaseView.All>> list(UriInfo uri) {
        return lists.find(caller.get(), LeaseQuery.of(uri.getQueryParameters()))
                .map(page -> answer(page.items(), page.next().map(marker -> next(uri, marker))));
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
}
