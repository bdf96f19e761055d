package io.leasehold.reservation.lease.change;

import io.leasehold.reservation.demand.Holdings;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.LeaseConfig;
import io.leasehold.reservation.lease.Reservation;
import io.leasehold.reservation.lease.Window;
import io.leasehold.reservation.placement.Placement;
import io.leasehold.reservation.placement.PlacementConstraints;
import io.leasehold.reservation.placement.PlacementRequest;
import io.leasehold.reservation.request.RequestReader;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Planner of changes: what a request makes of a lease (contract section 2.2, rules 1 to 11). Nothing is written. */
@Singleton
class UpdatePlanner {
    private final RequestReader requests;
    private final Placement placement;
    private final LeaseConfig config;
    private final Clock clock;

    UpdatePlanner(RequestReader requests, Placement placement, LeaseConfig config, Clock clock) {
        this.requests = requests;
        this.placement = placement;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Plans the change; 400, 403 or 409 when a rule forbids it or the resources are not free.
     *
     * @param spread see {@link PlacementConstraints}
     */
    Uni<LeaseChange> plan(Lease lease, UpdateLease request, int spread) {
        if (request.isEmpty()) {
            return Uni.createFrom().item(LeaseChange.none(lease));
        }
        Instant now = clock.instant();
        Lease renamed = request.name().map(name -> lease.renamed(name, now)).orElse(lease);
        return request.changesMoreThanName()
                ? plan(lease, renamed, request, spread, now)
                : Uni.createFrom().item(new LeaseChange(lease, renamed, true));
    }

    private Uni<LeaseChange> plan(Lease lease, Lease renamed, UpdateLease request, int spread, Instant now) {
        if (lease.hasFlavors()) {
            throw ReservationChange.flavorsUnsupported();
        }
        Window window = request.window(lease, now);
        Optional<Instant> beforeEnd = request.beforeEnd(window);
        List<Reservation> wanted = request.reservations(lease);
        wanted.stream()
                .filter(each -> !lease.reservations().contains(each))
                .forEach(each -> requests.requireOffered(each.request()));
        Lease moved = renamed.moved(window, beforeEnd, now).withReservations(wanted, now);
        PlacementConstraints constraints = new PlacementConstraints(
                window.start(),
                window.end().plus(config.cleaningTime()),
                Holdings.NOTHING,
                Optional.of(lease.id()),
                spread);
        return placement
                .choose(placementRequests(lease, moved, request), constraints)
                .map(holdings -> new LeaseChange(lease, moved.withHoldings(holdings, now), false));
    }

    /** Holdings of reservations that the request does not concern are kept, unless a lease that has not started moves. */
    private static List<PlacementRequest> placementRequests(Lease lease, Lease moved, UpdateLease request) {
        boolean mayMove = !lease.hasStarted() && !lease.window().covers(moved.window());
        return moved.reservations().stream()
                .map(each -> mayMove || request.concernsResourcesOf(each)
                        ? PlacementRequest.changed(each.request().demand(), each.holdings(), lease.hasStarted())
                        : new PlacementRequest.Keep(each.request().demand(), each.holdings()))
                .toList();
    }
}
