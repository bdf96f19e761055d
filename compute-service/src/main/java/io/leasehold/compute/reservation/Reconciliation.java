package io.leasehold.compute.reservation;

import io.leasehold.common.event.ReservationReport;
import io.leasehold.common.work.Steps;
import io.leasehold.compute.aggregate.HostPools;
import io.leasehold.compute.aggregate.HostPools.Place;
import io.leasehold.compute.reservation.Reservation.Progress;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The steps from what a reservation has to what it should have; each makes sure of something, so all may be repeated. */
@Singleton
class Reconciliation {
    private final HostPools pools;
    private final ReservationStore store;
    private final ReservationConfig config;
    private final Steps steps;
    private final Clock clock;

    Reconciliation(HostPools pools, ReservationStore store, ReservationConfig config, Steps steps, Clock clock) {
        this.pools = pools;
        this.store = store;
        this.config = config;
        this.steps = steps;
        this.clock = clock;
    }

    /** As far as it gets now. */
    Uni<Progress> advance(SqlConnection connection, Reservation reservation) {
        return switch (reservation.phase()) {
            case NONE, PREPARED, ACTIVE ->
                prepare(connection, reservation).chain(progress -> hold(connection, progress));
            case ENDING -> takeBack(connection, reservation);
            case ENDED -> Uni.createFrom().item(new Progress(reservation, List.of(), List.of()));
        };
    }

    private Uni<Progress> prepare(SqlConnection connection, Reservation reservation) {
        Uni<Void> aggregate = reservation.prepared()
                ? Uni.createFrom().voidItem()
                : pools.ensure(
                        connection,
                        reservation.id(),
                        config.zonePrefix() + reservation.id(),
                        Map.of("blazar:owner", reservation.projectId()));
        return aggregate.map(done -> reservation.prepare());
    }

    private Uni<Progress> hold(SqlConnection connection, Progress prepared) {
        Reservation reservation = prepared.reservation();
        return reservation.started()
                ? release(connection, reservation)
                        .chain(() -> take(connection, reservation))
                        .map(held -> after(prepared, held))
                : Uni.createFrom().item(prepared);
    }

    /** Hosts that it should not have go back at once, whatever else can be had. */
    private Uni<Void> release(SqlConnection connection, Reservation reservation) {
        return reservation.surplus().isEmpty()
                ? Uni.createFrom().voidItem()
                : pools.putBack(connection, reservation.id(), reservation.surplus());
    }

    private Uni<Progress> take(SqlConnection connection, Reservation reservation) {
        return reservation.missing().isEmpty()
                ? Uni.createFrom().item(reservation.satisfied())
                : pools.places(connection, reservation.missing())
                        .chain(places -> take(connection, reservation, places));
    }

    /** All missing hosts or none. */
    private Uni<Progress> take(SqlConnection connection, Reservation reservation, List<Place> places) {
        return places.stream().allMatch(Place::free)
                ? pools.take(connection, reservation.id(), reservation.missing())
                        .invoke(() -> steps.reached("compute.reservation.moved"))
                        .map(done -> reservation.satisfied())
                : lack(connection, reservation, places);
    }

    private Uni<Progress> lack(SqlConnection connection, Reservation reservation, List<Place> places) {
        return store.holders(connection, places)
                .map(holders -> Shortage.of(places, holders))
                .map(shortage -> reservation.lacking(shortage, clock.instant(), config.patience()));
    }

    private Uni<Progress> takeBack(SqlConnection connection, Reservation reservation) {
        return release(connection, reservation)
                .chain(() -> pools.dissolve(connection, reservation.id()))
                .invoke(() -> steps.reached("compute.reservation.moved"))
                .map(done -> reservation.ended());
    }

    private static Progress after(Progress first, Progress second) {
        List<ReservationReport> reports = Stream.concat(first.reports().stream(), second.reports().stream())
                .toList();
        return new Progress(second.reservation(), reports, second.awaited());
    }
}
