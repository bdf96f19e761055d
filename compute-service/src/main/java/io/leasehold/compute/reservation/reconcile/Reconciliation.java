package io.leasehold.compute.reservation.reconcile;

import io.leasehold.compute.reservation.Reservation;
import io.leasehold.compute.reservation.Reservation.Progress;
import io.leasehold.compute.reservation.Resource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;

/** The steps from what a reservation has to what it should have; each makes sure of something, so all may be repeated. */
@Singleton
class Reconciliation {
    private final HeldHosts hosts;
    private final HeldInstances instances;
    private final Taking taking;
    private final TakingBack takingBack;
    private final EndImages images;

    Reconciliation(HeldHosts hosts, HeldInstances instances, Taking taking, TakingBack takingBack, EndImages images) {
        this.hosts = hosts;
        this.instances = instances;
        this.taking = taking;
        this.takingBack = takingBack;
        this.images = images;
    }

    /** As far as it gets now. */
    Uni<Progress> advance(SqlConnection connection, Reservation reservation) {
        Holding holding = holding(reservation.resource());
        return switch (reservation.phase()) {
            case NONE, PREPARED, ACTIVE -> hold(connection, holding, reservation);
            case ENDING -> end(connection, holding, reservation);
            case ENDED -> Uni.createFrom().item(Progress.resting(reservation));
        };
    }

    private Uni<Progress> hold(SqlConnection connection, Holding holding, Reservation reservation) {
        return holding.prepare(connection, reservation)
                .map(done -> reservation.prepare())
                .chain(prepared ->
                        taking.take(connection, holding, prepared.reservation()).map(prepared::then))
                .chain(held -> photograph(connection, holding, held));
    }

    /** Nobody boots servers any more; images come first, since they can only be taken of servers that are there. */
    private Uni<Progress> end(SqlConnection connection, Holding holding, Reservation reservation) {
        return holding.revoke(connection, reservation)
                .chain(() -> photograph(connection, holding, Progress.resting(reservation)))
                .chain(photographed -> photographed.reservation().wantsSnapshot()
                        ? Uni.createFrom().item(photographed)
                        : takingBack
                                .end(connection, holding, photographed.reservation())
                                .map(photographed::then));
    }

    private Uni<Progress> photograph(SqlConnection connection, Holding holding, Progress so) {
        Reservation reservation = so.reservation();
        return reservation.wantsSnapshot()
                ? holding.servers(connection, reservation)
                        .chain(servers -> images.take(connection, reservation, servers))
                        .map(so::then)
                : Uni.createFrom().item(so);
    }

    private Holding holding(Resource resource) {
        return switch (resource) {
            case Resource.Hosts of -> hosts;
            case Resource.Instances of -> instances;
        };
    }
}
