package io.leasehold.reservation.availability;

import io.leasehold.reservation.allocation.Elimination;
import io.leasehold.reservation.allocation.Eliminations;
import io.leasehold.reservation.allocation.Held;
import io.leasehold.reservation.allocation.Occupancy;
import io.leasehold.reservation.allocation.Terms;
import io.leasehold.reservation.availability.Availability.OfReservation;
import io.leasehold.reservation.lease.LeaseConfig;
import io.leasehold.reservation.lease.Leases;
import io.leasehold.reservation.lease.Window;
import io.leasehold.reservation.reservation.Request;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Searches the calendar: two statements for each reservation, and the computation off the event loop. */
@Singleton
class Availabilities {
    /** So many starts at which each reservation fits alone are tried for all of them together. */
    private static final int MOST_TRIES = 8;

    private record Found(OfReservation view, List<Span> starts) {}

    private final Occupancy occupancy;
    private final Eliminations eliminations;
    private final Leases leases;
    private final LeaseConfig config;
    private final Vertx vertx;

    Availabilities(
            Occupancy occupancy, Eliminations eliminations, Leases leases, LeaseConfig config, Vertx vertx) {
        this.occupancy = occupancy;
        this.eliminations = eliminations;
        this.leases = leases;
        this.config = config;
        this.vertx = vertx;
    }

    Uni<Availability> search(SearchAvailability question) {
        return Multi.createFrom()
                .iterable(question.reservations())
                .onItem()
                .transformToUniAndConcatenate(request -> find(request, question))
                .collect()
                .asList()
                .chain(found -> earliest(question, common(found, question.starts()))
                        .map(start -> new Availability(
                                start, found.stream().map(Found::view).toList())));
    }

    private Uni<Found> find(Request request, SearchAvailability question) {
        Terms time = new Terms(
                question.from(), question.to().plus(config.cleaningTime()), Held.NOTHING, Optional.empty());
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
        Starts starts = calendar.starts(range);
        OfReservation view = new OfReservation(
                request.resourceType(),
                calendar.requested(),
                calendar.resources().size(),
                starts.most(),
                starts.possible().stream().findFirst().map(Availabilities::instant),
                eliminated);
        return new Found(view, starts.possible());
    }

    private static List<Span> common(List<Found> found, Span range) {
        List<Span> common = List.of(range);
        for (Found each : found) {
            common = Starts.common(common, each.starts());
        }
        return common;
    }

    /** The first of the starts at which the service would really make the lease now. */
    private Uni<Optional<Instant>> earliest(SearchAvailability question, List<Span> starts) {
        return Multi.createFrom()
                .iterable(starts)
                .select()
                .first(MOST_TRIES)
                .map(span -> instant(span))
                .onItem()
                .transformToUniAndConcatenate(start -> leases.wouldFit(question.reservations(), window(question, start))
                        .map(fits -> fits ? Optional.of(start) : Optional.<Instant>empty()))
                .filter(Optional::isPresent)
                .toUni()
                .onItem()
                .ifNull()
                .continueWith(Optional.empty());
    }

    private static Window window(SearchAvailability question, Instant start) {
        return new Window(start, start.plus(question.length()));
    }

    private static Instant instant(Span starts) {
        return Instant.ofEpochSecond(starts.from() * 60);
    }
}
