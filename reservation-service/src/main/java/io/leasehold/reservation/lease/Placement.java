package io.leasehold.reservation.lease;

import io.leasehold.common.error.ServiceException;
import io.leasehold.reservation.allocation.Allocation;
import io.leasehold.reservation.allocation.Demand;
import io.leasehold.reservation.allocation.Picker;
import io.leasehold.reservation.allocation.Promises;
import io.leasehold.reservation.allocation.Terms;
import io.leasehold.reservation.reservation.Reservation;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Finds hosts for the reservations of a lease, all of them together, and holds them for its window and the cleaning after it. */
@Singleton
class Placement {
    private record Wish(Demand demand, Set<Long> kept) {
        /** The same once more, best on the hosts that it has. */
        static Wish again(Reservation reservation) {
            return new Wish(
                    reservation.request().demand(),
                    reservation.allocations().stream().map(Allocation::hostId).collect(Collectors.toSet()));
        }
    }

    private final Picker picker;
    private final AllocationStore allocations;
    private final LeaseConfig config;
    private final Clock clock;

    Placement(Picker picker, AllocationStore allocations, LeaseConfig config, Clock clock) {
        this.picker = picker;
        this.allocations = allocations;
        this.config = config;
        this.clock = clock;
    }

    /** Repeats {@code attempt} while others take the picked hosts away, up to the configured time; then 503. */
    Uni<Lease> settle(Supplier<Uni<Lease>> attempt) {
        return Uni.createFrom()
                .deferred(() -> until(clock.instant().plus(config.placementTimeout()), attempt))
                .onFailure(LostRace.class)
                .transform(lost ->
                        ServiceException.unavailable("Too many requests compete for the same hosts; try again"));
    }

    /** Hosts for each reservation of the request, in its order; 400 when there are too few for all of them together. */
    Uni<List<List<Allocation>>> choose(SqlConnection connection, CreateLease request) {
        List<Wish> wishes = request.reservations().stream()
                .map(reservation -> new Wish(reservation.demand(), Set.of()))
                .toList();
        return choose(connection, wishes, request.window());
    }

    /** Books the hosts that a new lease was given; fails with {@link LostRace} when one is gone. */
    Uni<Void> take(SqlConnection connection, Lease lease) {
        return allocations.insert(connection, lease, until(lease.window()));
    }

    /**
     * Brings the hosts of a lease into its new window: what is held stays held where it can; a lease that has not
     * started may get others instead, one that has may not.
     */
    Uni<Lease> move(SqlConnection connection, Lease old, Lease moved) {
        boolean mayPickAnew = !moved.hasStarted() && !old.window().covers(moved.window());
        return mayPickAnew ? pickAnew(connection, moved) : keep(connection, moved);
    }

    private Uni<Lease> until(Instant deadline, Supplier<Uni<Lease>> attempt) {
        return Uni.createFrom()
                .deferred(attempt::get)
                .onFailure(LostRace.class)
                .retry()
                .until(lost -> clock.instant().isBefore(deadline));
    }

    private Uni<Lease> keep(SqlConnection connection, Lease moved) {
        return allocations.stretch(connection, moved, until(moved.window())).replaceWith(moved);
    }

    private Uni<Lease> pickAnew(SqlConnection connection, Lease moved) {
        List<Wish> wishes = moved.reservations().stream().map(Wish::again).toList();
        return allocations
                .release(connection, List.of(moved.id()))
                .chain(() -> choose(connection, wishes, moved.window()))
                .map(moved::holding)
                .call(placed -> take(connection, placed));
    }

    /** One reservation after the other, each beside what those before it were given. */
    private Uni<List<List<Allocation>>> choose(SqlConnection connection, List<Wish> wishes, Window window) {
        Promises promises = new Promises();
        return Multi.createFrom()
                .iterable(wishes)
                .onItem()
                .transformToUniAndConcatenate(
                        wish -> picker.pick(connection, wish.demand(), terms(wish, window), promises)
                                .invoke(given -> promises.add(wish.demand(), given)))
                .collect()
                .asList();
    }

    private Terms terms(Wish wish, Window window) {
        return new Terms(window.start(), until(window), wish.kept());
    }

    private Instant until(Window window) {
        return window.end().plus(config.cleaningTime());
    }
}
