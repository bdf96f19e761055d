package io.leasehold.reservation.availability;

import io.leasehold.reservation.availability.Availability.OfReservation;
import io.leasehold.reservation.demand.Holdings;
import io.leasehold.reservation.lease.LeaseConfig;
import io.leasehold.reservation.lease.Window;
import io.leasehold.reservation.lease.change.Leases;
import io.leasehold.reservation.placement.PlacementConstraints;
import io.leasehold.reservation.request.Grammar;
import io.leasehold.reservation.request.Request;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Searches the calendar: two statements for each reservation, and the computation off the event loop. */
@Singleton
class AvailabilitySearch {
    /** So many starts at which each reservation fits alone are tried for all of them together. */
    private static final int MOST_TRIES = 64;

    private record Tried(Optional<Instant> start, Optional<Instant> until) {}

    private record Found(OfReservation view, PossibleStarts starts) {}

    private final Grammar grammar;
    private final Occupancy occupancy;
    private final Eliminations eliminations;
    private final Leases leases;
    private final LeaseConfig config;
    private final Vertx vertx;

    AvailabilitySearch(
            Grammar grammar,
            Occupancy occupancy,
            Eliminations eliminations,
            Leases leases,
            LeaseConfig config,
            Vertx vertx) {
        this.grammar = grammar;
        this.occupancy = occupancy;
        this.eliminations = eliminations;
        this.leases = leases;
        this.config = config;
        this.vertx = vertx;
    }

    /** 400 for what this deployment does not offer. */
    Uni<Availability> search(SearchAvailability question) {
        question.reservations().stream().map(Request::demand).forEach(grammar::require);
        return Multi.createFrom()
                .iterable(question.reservations())
                .onItem()
                .transformToUniAndConcatenate(request -> find(request, question))
                .collect()
                .asList()
                .chain(found -> earliest(question, candidates(found, question.starts()))
                        .map(start -> availability(start, found)));
    }

    private Uni<Found> find(Request request, SearchAvailability question) {
        PlacementConstraints time = new PlacementConstraints(
                question.from(), question.to().plus(config.cleaningTime()), Holdings.NOTHING, Optional.empty(), 0);
        long length = question.length().plus(config.cleaningTime()).toMinutes();
        return eliminations
                .of(request.demand())
                .chain(eliminated -> occupancy
                        .of(request.demand(), time)
                        .map(resources -> new Calendar(request.demand(), resources, length))
                        .chain(calendar -> vertx.executeBlocking(
                                () -> found(request, calendar, question.starts(), eliminated), false)));
    }

    private static Found found(Request request, Calendar calendar, Span range, List<Elimination> eliminated) {
        PossibleStarts starts = calendar.starts(range);
        OfReservation view = new OfReservation(
                request.resourceType(),
                calendar.requested(),
                calendar.resources().size(),
                calendar.available(starts),
                starts.possible().stream().findFirst().map(span -> instant(span.from())),
                eliminated);
        return new Found(view, starts);
    }

    /** The starts worth trying: when all fit alone for the first time, and whenever something becomes free after that. */
    private static List<Instant> candidates(List<Found> found, Span range) {
        List<Span> common = List.of(range);
        for (Found each : found) {
            common = PossibleStarts.common(common, each.starts().possible());
        }
        return common.stream()
                .flatMap(span -> Stream.concat(
                        Stream.of(span.from()),
                        found.stream()
                                .flatMap(each -> each.starts().releases().stream())
                                .filter(span::has)))
                .distinct()
                .sorted()
                .map(AvailabilitySearch::instant)
                .toList();
    }

    private static Availability availability(Tried tried, List<Found> found) {
        return new Availability(
                tried.start(), tried.until(), found.stream().map(Found::view).toList());
    }

    /** The first of the starts at which the service would really make the lease now. */
    private Uni<Tried> earliest(SearchAvailability question, List<Instant> starts) {
        Optional<Instant> untried = starts.stream().skip(MOST_TRIES).findFirst();
        return Multi.createFrom()
                .iterable(starts)
                .select()
                .first(MOST_TRIES)
                .onItem()
                .transformToUniAndConcatenate(start -> leases.wouldFit(question.reservations(), window(question, start))
                        .map(fits -> fits ? Optional.of(start) : Optional.<Instant>empty()))
                .filter(Optional::isPresent)
                .toUni()
                .map(start ->
                        start == null ? new Tried(Optional.empty(), untried) : new Tried(start, Optional.empty()));
    }

    private static Window window(SearchAvailability question, Instant start) {
        return new Window(start, start.plus(question.length()));
    }

    private static Instant instant(long minutes) {
        return Instant.ofEpochSecond(minutes * 60);
    }
}
