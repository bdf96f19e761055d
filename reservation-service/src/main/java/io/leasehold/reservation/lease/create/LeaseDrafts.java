package io.leasehold.reservation.lease.create;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.auth.Caller;
import io.leasehold.reservation.demand.Holdings;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.LeaseConfig;
import io.leasehold.reservation.lease.change.LeaseChecks;
import io.leasehold.reservation.placement.Placement;
import io.leasehold.reservation.placement.PlacementConstraints;
import io.leasehold.reservation.placement.PlacementRequest;
import io.leasehold.reservation.request.RequestReader;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Leases as they could be created now: read, placed and checked (contract section 2.1, steps 3 to 11), but not written. */
@Singleton
class LeaseDrafts {
    private final RequestReader requests;
    private final Placement placement;
    private final LeaseChecks checks;
    private final LeaseFactory factory;
    private final Duration cleaningTime;

    LeaseDrafts(
            RequestReader requests, Placement placement, LeaseChecks checks, LeaseFactory factory, LeaseConfig config) {
        this.requests = requests;
        this.placement = placement;
        this.checks = checks;
        this.factory = factory;
        this.cleaningTime = config.cleaningTime();
    }

    /** Reads a request body; 400 for the first error. */
    Uni<CreateLease> read(ObjectNode body, Instant now) {
        return requests.namedFlavors(body)
                .map(flavors -> CreateLease.of(body, flavors, now))
                .invoke(request -> request.reservations().forEach(requests::requireOffered));
    }

    /**
     * Places the request and returns the holdings of its reservations; 400 when the resources are not free.
     *
     * @param spread see {@link PlacementConstraints}
     */
    Uni<List<Holdings>> choose(CreateLease request, int spread) {
        List<PlacementRequest> wanted = request.reservations().stream()
                .map(each -> PlacementRequest.initial(each.demand()))
                .toList();
        PlacementConstraints constraints = new PlacementConstraints(
                request.window().start(),
                request.window().end().plus(cleaningTime),
                Holdings.NOTHING,
                Optional.empty(),
                spread);
        return placement.choose(wanted, constraints);
    }

    /** Returns true when the operator's filters judge new leases. */
    boolean needApproval() {
        return checks.isEnabled();
    }

    /** Returns the judgement of the operator's filters on choices for the request; 400 or 403 when one refuses. */
    Function<List<Holdings>, Uni<Void>> approval(Caller caller, CreateLease request) {
        LeaseChecks.Approval approval = checks.approval(caller);
        return holdings -> approval.create(request.reservations(), holdings, placed -> request.facts(caller, placed));
    }

    /** Makes the lease of a request that was placed. */
    Uni<Lease> lease(Caller caller, CreateLease request, List<Holdings> holdings) {
        return factory.lease(caller, request, holdings);
    }
}
