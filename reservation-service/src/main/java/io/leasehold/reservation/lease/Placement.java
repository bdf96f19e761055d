package io.leasehold.reservation.lease;

import io.leasehold.common.error.ServiceException;
import io.leasehold.reservation.allocation.Candidate;
import io.leasehold.reservation.allocation.HostPicker;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Finds hosts for the reservations of a lease, all of them together, and holds them for its window and the cleaning after it. */
@Singleton
class Placement {
    private final HostPicker picker;
    private final AllocationStore allocations;
    private final LeaseConfig config;
    private final Clock clock;

    Placement(HostPicker picker, AllocationStore allocations, LeaseConfig config, Clock clock) {
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
        return choose(connection, request.hosts(), request.window(), Set.of());
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
        return allocations
                .stretch(connection, moved.id(), moved.window().start(), until(moved.window()))
                .replaceWith(moved);
    }

    private Uni<Lease> pickAnew(SqlConnection connection, Lease moved) {
        List<HostRequest> requests =
                moved.reservations().stream().map(HostReservation::request).toList();
        return allocations
                .release(connection, List.of(moved.id()))
                .chain(() -> choose(connection, requests, moved.window(), held(moved)))
                .map(hosts -> moved.holding(hosts))
                .call(placed -> take(connection, placed));
    }

    private Uni<List<List<Allocation>>> choose(
            SqlConnection connection, List<HostRequest> requests, Window window, Set<Long> held) {
        Set<Long> taken = new HashSet<>();
        return Multi.createFrom()
                .iterable(requests)
                .onItem()
                .transformToUniAndConcatenate(request -> picker.pick(
                                connection,
                                request.demand(),
                                new HostPicker.Terms(window.start(), until(window), taken, held))
                        .map(hosts -> hosts.stream().map(Placement::allocation).toList())
                        .invoke(hosts -> hosts.forEach(host -> taken.add(host.hostId()))))
                .collect()
                .asList();
    }

    private Instant until(Window window) {
        return window.end().plus(config.cleaningTime());
    }

    private static Set<Long> held(Lease lease) {
        return lease.reservations().stream()
                .flatMap(reservation -> reservation.allocations().stream())
                .map(Allocation::hostId)
                .collect(Collectors.toSet());
    }

    private static Allocation allocation(Candidate host) {
        return new Allocation(host.hostId(), host.host(), host.hostUuid(), 1, host.capabilities());
    }
}
