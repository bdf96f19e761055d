package io.leasehold.compute.reservation.reconcile;

import io.leasehold.common.work.Steps;
import io.leasehold.compute.boundary.ComputeBoundary;
import io.leasehold.compute.reservation.Reservation;
import io.leasehold.compute.reservation.Reservation.Progress;
import io.leasehold.compute.server.ReservedServers;
import io.leasehold.compute.server.Server;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Takes everything of a reservation back: first its servers, and once they are gone its hosts and all else. */
@Singleton
class ReservationRelease {
    private final ReservedServers servers;
    private final ReservationConfig config;
    private final Steps steps;
    private final Clock clock;

    ReservationRelease(ReservedServers servers, ReservationConfig config, Steps steps, Clock clock) {
        this.servers = servers;
        this.config = config;
        this.steps = steps;
        this.clock = clock;
    }

    /** As far as it gets now. */
    Uni<Progress> end(SqlConnection connection, ReservedCapacity capacity, Reservation reservation) {
        return capacity.servers(connection, reservation)
                .chain(found -> found.isEmpty()
                        ? close(connection, capacity, reservation)
                        : empty(connection, reservation, found));
    }

    /** A server that cannot be removed keeps no other from going. */
    private Uni<Progress> empty(SqlConnection connection, Reservation reservation, List<Server> found) {
        List<Server> open =
                found.stream().filter(server -> !server.isBeingDeleted()).toList();
        return servers.remove(connection, open)
                .map(done -> reservation.deletingServers(
                        found.stream().map(Server::id).toList(),
                        found.stream()
                                .map(server -> ReservedServers.deletionOf(server.id()))
                                .toList(),
                        clock.instant(),
                        config.deletionPatience()));
    }

    /** Once more, now that nobody can place servers on the hosts: one may just have been. */
    private Uni<Progress> close(SqlConnection connection, ReservedCapacity capacity, Reservation reservation) {
        return servers.lockHosts(connection, reservation.held())
                .chain(() -> capacity.servers(connection, reservation))
                .chain(late -> late.isEmpty()
                        ? finish(connection, capacity, reservation)
                        : Uni.createFrom().item(late(reservation, late)));
    }

    /** Marking them while the hosts are locked could meet a placing that locks the other way round. */
    private static Progress late(Reservation reservation, List<Server> found) {
        return Progress.awaiting(
                reservation,
                found.stream()
                        .map(server -> ReservedServers.deletionOf(server.id()))
                        .toList());
    }

    private Uni<Progress> finish(SqlConnection connection, ReservedCapacity capacity, Reservation reservation) {
        return capacity.release(connection, reservation)
                .chain(() -> capacity.remove(connection, reservation))
                .invoke(() -> steps.reached(ComputeBoundary.RESERVATION_MOVED))
                .map(done -> reservation.ended());
    }
}
