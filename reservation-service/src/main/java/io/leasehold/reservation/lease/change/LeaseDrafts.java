package io.leasehold.reservation.lease.change;

import io.leasehold.common.auth.Caller;
import io.leasehold.reservation.demand.Holdings;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.Window;
import io.leasehold.reservation.placement.NotEnough;
import io.leasehold.reservation.placement.Placement;
import io.leasehold.reservation.placement.PlacementRequest;
import io.leasehold.reservation.request.Grammar;
import io.leasehold.reservation.request.Request;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Leases as they could be made now: picked and checked (contract section 2.1, steps 8 to 11), not held. */
@Singleton
class LeaseDrafts {
    private final Grammar grammar;
    private final Placement placement;
    private final Period period;
    private final LeaseChecks checks;
    private final LeaseFactory drafts;

    LeaseDrafts(Grammar grammar, Placement placement, Period period, LeaseChecks checks, LeaseFactory drafts) {
        this.grammar = grammar;
        this.placement = placement;
        this.period = period;
        this.checks = checks;
        this.drafts = drafts;
    }

    /** The lease with all that it asks for; 400 when that is not free; {@code spread} as in {@link Attempts}. */
    Uni<Lease> draft(Caller caller, CreateLease request, int spread) {
        return choose(request.reservations(), request.window(), spread)
                .call(held -> checks.creates(caller, request, held))
                .chain(held -> drafts.lease(caller, request, held));
    }

    /** Whether all that is asked for is free together in the window. */
    Uni<Boolean> wouldFit(List<Request> requests, Window window) {
        return choose(requests, window, 0)
                .replaceWith(true)
                .onFailure(NotEnough.class)
                .recoverWithItem(false);
    }

    private Uni<List<Holdings>> choose(List<Request> requests, Window window, int spread) {
        requests.stream().map(Request::demand).forEach(grammar::require);
        List<PlacementRequest> wishes = requests.stream()
                .map(each -> PlacementRequest.first(each.demand()))
                .toList();
        return placement.choose(wishes, period.terms(window, Optional.empty(), spread));
    }
}
