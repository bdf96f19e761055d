package io.leasehold.compute.reservation.reconcile;

import io.leasehold.common.boundary.Steps;
import io.leasehold.compute.boundary.ComputeBoundary;
import io.leasehold.compute.reservation.Reservation;
import io.leasehold.compute.reservation.Reservation.Progress;
import io.leasehold.compute.reservation.Shortage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Acquisition of the missing hosts of a reservation: all of them or none. */
@Singleton
class HostAcquisition {
    private final ShortageCheck shortages;
    private final ReservationConfig config;
    private final Steps steps;
    private final Clock clock;

    HostAcquisition(ShortageCheck shortages, ReservationConfig config, Steps steps, Clock clock) {
        this.shortages = shortages;
        this.config = config;
        this.steps = steps;
        this.clock = clock;
    }

    /** Releases surplus hosts and takes the missing ones; does nothing before the lease starts. */
    Uni<Progress> take(SqlConnection connection, ReservedCapacity capacity, Reservation reservation) {
        return reservation.started()
                ? release(connection, capacity, reservation)
                        .chain(() -> shortages.find(connection, capacity, reservation))
                        .chain(shortage -> settle(connection, capacity, reservation, shortage))
                : Uni.createFrom().item(Progress.resting(reservation));
    }

    private static Uni<Void> release(SqlConnection connection, ReservedCapacity capacity, Reservation reservation) {
        return reservation.surplus().isEmpty()
                ? Uni.createFrom().voidItem()
                : capacity.release(connection, reservation);
    }

    private Uni<Progress> settle(
            SqlConnection connection, ReservedCapacity capacity, Reservation reservation, Optional<Shortage> shortage) {
        return shortage.map(
                        lack -> Uni.createFrom().item(reservation.shortOf(lack, clock.instant(), config.patience())))
                .orElseGet(() -> capacity.take(connection, reservation)
                        .invoke(() -> steps.reached(ComputeBoundary.RESERVATION_MOVED))
                        .map(done -> reservation.satisfied()));
    }
}
