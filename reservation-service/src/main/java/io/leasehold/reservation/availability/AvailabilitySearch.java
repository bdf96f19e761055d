package io.leasehold.reservation.availability;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.reservation.demand.Demand;
import io.leasehold.reservation.demand.Holdings;
import io.leasehold.reservation.lease.LeaseConfig;
import io.leasehold.reservation.lease.Window;
import io.leasehold.reservation.placement.InsufficientCapacity;
import io.leasehold.reservation.placement.Placement;
import io.leasehold.reservation.placement.PlacementConstraints;
import io.leasehold.reservation.placement.PlacementRequest;
import io.leasehold.reservation.request.Request;
import io.leasehold.reservation.request.RequestReader;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Search of the calendar: two statements for each reservation, and a computation off the event loop. */
@Singleton
class AvailabilitySearch {
    /** Maximum number of starts that are tried for all reservations together, of those at which each reservation fits alone. */
    private static final int MOST_TRIES = 64;

    private record Result(Availability.OfReservation availability, PossibleStarts starts) {}

    private final RequestReader requests;
    private final MatchingResources resources;
    private final Placement placement;
    private final LeaseConfig config;
    private final Vertx vertx;

    AvailabilitySearch(
            RequestReader requests, MatchingResources resources, Placement placement, LeaseConfig config, Vertx vertx) {
        this.requests = requests;
        this.resources = resources;
        this.placement = placement;
        this.config = config;
        this.vertx = vertx;
    }

    /** Searches for the lease that the body describes; 400 for the first error in the body. */
    Uni<Availability> search(ObjectNode body, Instant now) {
        return requests.namedFlavors(body)
                .map(flavors -> SearchAvailability.of(body, flavors, now))
                .invoke(search -> search.reservations().forEach(requests::requireOffered))
                .chain(this::search);
    }

    private Uni<Availability> search(SearchAvailability search) {
        return Multi.createFrom()
                .iterable(search.reservations())
                .onItem()
                .transformToUniAndConcatenate(request -> find(request, search))
                .collect()
                .asList()
                .chain(results -> tryTogether(search, results));
    }

    private Uni<Result> find(Request request, SearchAvailability search) {
        Demand demand = request.demand();
        long length = search.length().plus(config.cleaningTime()).toMinutes();
        return resources
                .eliminations(demand)
                .chain(eliminations -> resources
                        .occupation(demand, search.from(), search.to().plus(config.cleaningTime()))
                        .map(matching -> new Calendar(demand, matching, length))
                        .chain(calendar -> vertx.executeBlocking(
                                () -> result(request, calendar, search.starts(), eliminations), false)));
    }

    private static Result result(Request request, Calendar calendar, Span range, List<Elimination> eliminations) {
        PossibleStarts starts = calendar.starts(range);
        Availability.OfReservation availability = new Availability.OfReservation(
                request.resourceType(),
                calendar.requested(),
                calendar.resources().size(),
                calendar.available(starts),
                starts.possible().stream().findFirst().map(span -> instant(span.from())),
                eliminations);
        return new Result(availability, starts);
    }

    /** Tries the candidate starts in turn, up to the first at which the service would create the lease now. */
    private Uni<Availability> tryTogether(SearchAvailability search, List<Result> results) {
        List<Instant> candidates = candidates(results, search.starts());
        Optional<Instant> untried = candidates.stream().skip(MOST_TRIES).findFirst();
        List<Availability.OfReservation> single =
                results.stream().map(Result::availability).toList();
        return Multi.createFrom()
                .iterable(candidates)
                .select()
                .first(MOST_TRIES)
                .map(start -> new Window(start, start.plus(search.length())))
                .onItem()
                .transformToUniAndConcatenate(window -> fits(search.reservations(), window)
                        .map(fits -> fits ? Optional.of(window) : Optional.<Window>empty()))
                .filter(Optional::isPresent)
                .toUni()
                .map(window -> window == null
                        ? new Availability(Optional.empty(), untried, single)
                        : new Availability(window, Optional.empty(), single));
    }

    private Uni<Boolean> fits(List<Request> reservations, Window window) {
        List<PlacementRequest> wanted = reservations.stream()
                .map(each -> PlacementRequest.initial(each.demand()))
                .toList();
        PlacementConstraints constraints = new PlacementConstraints(
                window.start(), window.end().plus(config.cleaningTime()), Holdings.NOTHING, Optional.empty(), 0);
        return placement
                .choose(wanted, constraints)
                .replaceWith(true)
                .onFailure(InsufficientCapacity.class)
                .recoverWithItem(false);
    }

    /** The starts worth trying: the first ones at which each reservation fits alone, and later ones at which units become free. */
    private static List<Instant> candidates(List<Result> results, Span range) {
        List<Span> common = List.of(range);
        for (Result each : results) {
            common = PossibleStarts.common(common, each.starts().possible());
        }
        return common.stream()
                .flatMap(span -> Stream.concat(
                        Stream.of(span.from()),
                        results.stream()
                                .flatMap(each -> each.starts().releases().stream())
                                .filter(span::contains)))
                .distinct()
                .sorted()
                .map(AvailabilitySearch::instant)
                .toList();
    }

    private static Instant instant(long minutes) {
        return Instant.ofEpochSecond(minutes * 60);
    }
}
