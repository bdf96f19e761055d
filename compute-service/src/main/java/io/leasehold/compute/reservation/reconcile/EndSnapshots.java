package io.leasehold.compute.reservation.reconcile;

import io.leasehold.compute.image.Snapshot;
import io.leasehold.compute.image.Snapshots;
import io.leasehold.compute.reservation.Reservation;
import io.leasehold.compute.reservation.Reservation.Progress;
import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.action.ServerImages;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;

/** Images of the servers of a reservation before its end, one of each server. */
@Singleton
class EndSnapshots {
    private final ServerImages images;
    private final Snapshots snapshots;
    private final ReservationConfig config;

    EndSnapshots(ServerImages images, Snapshots snapshots, ReservationConfig config) {
        this.images = images;
        this.snapshots = snapshots;
        this.config = config;
    }

    /** Orders the missing images and reports the result once no image is being taken any more. */
    Uni<Progress> take(SqlConnection connection, Reservation reservation, List<Server> servers) {
        List<Snapshot> wanted = servers.stream()
                .filter(server -> !server.isBeingDeleted())
                .flatMap(server ->
                        images.beforeEnd(server, config.snapshotPrefix() + server.name(), reservation.id()).stream())
                .toList();
        return snapshots
                .order(connection, wanted)
                .chain(() -> snapshots.of(connection, reservation.id()))
                .map(ordered -> progress(reservation, ordered));
    }

    private static Progress progress(Reservation reservation, List<Snapshot.Progress> ordered) {
        List<String> open = ordered.stream()
                .filter(Snapshot.Progress::queued)
                .map(image -> Snapshots.completionOf(image.image()))
                .toList();
        return open.isEmpty()
                ? reservation.snapshotsTaken(ordered.stream()
                        .filter(Snapshot.Progress::taken)
                        .map(Snapshot.Progress::image)
                        .toList())
                : Progress.awaiting(reservation, open);
    }
}
