package io.leasehold.compute.reservation.reconcile;

import io.leasehold.compute.reservation.Reservation;
import io.leasehold.compute.reservation.Reservation.Progress;
import io.leasehold.compute.reservation.ReservedResource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;

/** Steps from the present state of a reservation to the requested one. Every step may be repeated. */
@Singleton
class Reconciliation {
    private final ReservedHosts hosts;
    private final ReservedInstances instances;
    private final HostAcquisition acquisition;
    private final ReservationRelease release;
    private final EndSnapshots images;

    Reconciliation(
            ReservedHosts hosts,
            ReservedInstances instances,
            HostAcquisition acquisition,
            ReservationRelease release,
            EndSnapshots images) {
        this.hosts = hosts;
        this.instances = instances;
        this.acquisition = acquisition;
        this.release = release;
        this.images = images;
    }

    /** Advances the reservation as far as possible at present. */
    Uni<Progress> advance(SqlConnection connection, Reservation reservation) {
        ReservedCapacity capacity = capacity(reservation.resource());
        return switch (reservation.phase()) {
            case NONE, PREPARED, ACTIVE -> fulfil(connection, capacity, reservation);
            case ENDING -> end(connection, capacity, reservation);
            case ENDED -> Uni.createFrom().item(Progress.resting(reservation));
        };
    }

    private Uni<Progress> fulfil(SqlConnection connection, ReservedCapacity capacity, Reservation reservation) {
        return capacity.prepare(connection, reservation)
                .map(done -> reservation.prepare())
                .chain(prepared -> acquisition
                        .take(connection, capacity, prepared.reservation())
                        .map(prepared::then))
                .chain(fulfilled -> takeSnapshots(connection, capacity, fulfilled));
    }

    /** Prevents new servers and takes the images before servers are deleted. */
    private Uni<Progress> end(SqlConnection connection, ReservedCapacity capacity, Reservation reservation) {
        return capacity.revoke(connection, reservation)
                .chain(() -> takeSnapshots(connection, capacity, Progress.resting(reservation)))
                .chain(snapshotsTaken -> snapshotsTaken.reservation().wantsSnapshot()
                        ? Uni.createFrom().item(snapshotsTaken)
                        : release.end(connection, capacity, snapshotsTaken.reservation())
                                .map(snapshotsTaken::then));
    }

    private Uni<Progress> takeSnapshots(SqlConnection connection, ReservedCapacity capacity, Progress progress) {
        Reservation reservation = progress.reservation();
        return reservation.wantsSnapshot()
                ? capacity.servers(connection, reservation)
                        .chain(servers -> images.take(connection, reservation, servers))
                        .map(progress::then)
                : Uni.createFrom().item(progress);
    }

    private ReservedCapacity capacity(ReservedResource resource) {
        return switch (resource) {
            case ReservedResource.Hosts of -> hosts;
            case ReservedResource.Instances of -> instances;
        };
    }
}
