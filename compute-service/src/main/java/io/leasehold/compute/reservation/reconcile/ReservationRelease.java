package io.leasehold.compute.reservation.reconcile;

import io.leasehold.common.boundary.Steps;
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

/** Release of a reservation: first its servers are deleted, then hosts, flavor, group and aggregate are released. */
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

    /** Advances the release as far as possible at present. */
    Uni<Progress> end(SqlConnection connection, ReservedCapacity capacity, Reservation reservation) {
        return capacity.servers(connection, reservation)
                .chain(found -> found.isEmpty()
                        ? releaseLocked(connection, capacity, reservation)
                        : deleteServers(connection, reservation, found));
    }

    /** Orders the deletion of all servers; a server that cannot be deleted does not delay the others. */
    private Uni<Progress> deleteServers(SqlConnection connection, Reservation reservation, List<Server> found) {
        List<Server> open =
                found.stream().filter(server -> !server.isBeingDeleted()).toList();
        return servers.delete(connection, open)
                .map(done -> reservation.deletingServers(
                        found.stream().map(Server::id).toList(),
                        found.stream()
                                .map(server -> ReservedServers.deletionOf(server.id()))
                                .toList(),
                        clock.instant(),
                        config.deletionPatience()));
    }

    /** Locks the hosts and checks again for servers, because one may have been placed meanwhile. */
    private Uni<Progress> releaseLocked(SqlConnection connection, ReservedCapacity capacity, Reservation reservation) {
        return servers.lockHosts(connection, reservation.held())
                .chain(() -> capacity.servers(connection, reservation))
                .chain(late -> late.isEmpty()
                        ? finish(connection, capacity, reservation)
                        : Uni.createFrom().item(waitFor(reservation, late)));
    }

    /**
     * Leaves late servers to the next attempt: marking them under the locks of the hosts could deadlock with a
     * placement.
     */
    private static Progress waitFor(Reservation reservation, List<Server> found) {
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
