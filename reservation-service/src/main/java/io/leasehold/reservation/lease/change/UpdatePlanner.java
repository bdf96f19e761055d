package io.leasehold.reservation.lease.change;

import io.leasehold.common.auth.Caller;
import io.leasehold.reservation.http.Policy;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.Reservation;
import io.leasehold.reservation.lease.Window;
import io.leasehold.reservation.placement.Placement;
import io.leasehold.reservation.placement.PlacementRequest;
import io.leasehold.reservation.request.Grammar;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides what requests make of leases (contract section 2.2, rules 1 to 11); nothing is written. */
@Singleton
class UpdatePlanner {
    private final LeaseAccess access;
    private final Grammar grammar;
    private final Placement placement;
    private final Period period;
    private final LeaseChecks checks;
    private final Clock clock;

    UpdatePlanner(
            LeaseAccess access, Grammar grammar, Placement placement, Period period, LeaseChecks checks, Clock clock) {
        this.access = access;
        this.grammar = grammar;
        this.placement = placement;
        this.period = period;
        this.checks = checks;
        this.clock = clock;
    }

    /** What the request makes of the lease; 404, 403, 409 or 400 when it may not; {@code spread} as in {@link Attempts}. */
    Uni<LeaseChange> decide(Caller caller, String id, UpdateLease request, int spread) {
        return access.load(caller, id, Policy.LEASES_PUT)
                .invoke(Lease::requireUpdatable)
                .chain(lease -> decide(lease, request, spread))
                .call(change -> change.deep()
                        ? checks.changes(caller, change.before(), change.after(), request)
                        : Uni.createFrom().voidItem());
    }

    private Uni<LeaseChange> decide(Lease lease, UpdateLease request, int spread) {
        if (request.isEmpty()) {
            return Uni.createFrom().item(LeaseChange.none(lease));
        }
        Instant now = clock.instant();
        Lease renamed = request.name().map(name -> lease.renamed(name, now)).orElse(lease);
        return request.changesMore()
                ? decide(lease, renamed, request, spread, now)
                : Uni.createFrom().item(new LeaseChange(lease, renamed, false));
    }

    private Uni<LeaseChange> decide(Lease lease, Lease renamed, UpdateLease request, int spread, Instant now) {
        if (lease.hasFlavors()) {
            throw ReservationChange.refuseFlavors();
        }
        Window window = request.window(lease, now);
        Optional<Instant> beforeEnd = request.beforeEnd(window);
        List<Reservation> wanted = request.reservations(lease);
        wanted.stream()
                .filter(each -> !lease.reservations().contains(each))
                .forEach(each -> grammar.require(each.request().demand()));
        Lease moved = renamed.moved(window, beforeEnd, now).with(wanted, now);
        return placement
                .choose(wishes(lease, moved, request), period.terms(window, Optional.of(lease.id()), spread))
                .map(held -> new LeaseChange(lease, moved.holding(held, now), true));
    }

    /** What is in use is kept, and so is what nobody wants changed, if it can be kept at all. */
    private static List<PlacementRequest> wishes(Lease lease, Lease moved, UpdateLease request) {
        boolean mayMove = !lease.hasStarted() && !lease.window().covers(moved.window());
        return moved.reservations().stream()
                .map(each -> mayMove || request.concerns(each) ? again(each, lease) : keep(each))
                .toList();
    }

    private static PlacementRequest again(Reservation reservation, Lease lease) {
        return PlacementRequest.again(reservation.request().demand(), reservation.held(), lease.hasStarted());
    }

    private static PlacementRequest keep(Reservation reservation) {
        return new PlacementRequest.Keep(reservation.request().demand(), reservation.held());
    }
}
