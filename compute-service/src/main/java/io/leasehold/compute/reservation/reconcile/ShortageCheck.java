package io.leasehold.compute.reservation.reconcile;

import io.leasehold.compute.aggregate.HostPools;
import io.leasehold.compute.aggregate.HostPools.HostLocation;
import io.leasehold.compute.reservation.Reservation;
import io.leasehold.compute.reservation.ReservationStore;
import io.leasehold.compute.reservation.Shortage;
import io.leasehold.compute.server.ReservedServers;
import io.leasehold.compute.server.Server;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Check of the missing hosts of a reservation. */
@Singleton
class ShortageCheck {
    private final HostPools pools;
    private final ReservationStore store;
    private final ReservedServers servers;

    ShortageCheck(HostPools pools, ReservationStore store, ReservedServers servers) {
        this.pools = pools;
        this.store = store;
        this.servers = servers;
    }

    /** Returns the reason why hosts cannot be taken; when empty, all hosts can be taken until the transaction ends. */
    Uni<Optional<Shortage>> find(SqlConnection connection, ReservedCapacity capacity, Reservation reservation) {
        List<String> missing = reservation.missing();
        return missing.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : servers.lockHosts(connection, missing)
                        .chain(() -> pools.locations(connection, missing))
                        .chain(locations -> locations.stream().allMatch(HostLocation::free)
                                ? occupation(connection, capacity, missing)
                                : store.holders(connection, locations)
                                        .map(holders -> Optional.of(Shortage.of(locations, holders))));
    }

    /** Deletes preemptible servers; any server on the hosts is a shortage. */
    private Uni<Optional<Shortage>> occupation(
            SqlConnection connection, ReservedCapacity capacity, List<String> hosts) {
        return capacity.allowsOtherServers()
                ? Uni.createFrom().item(Optional.empty())
                : servers.on(connection, hosts)
                        .call(found -> servers.delete(connection, preemptible(found)))
                        .map(found -> found.isEmpty() ? Optional.empty() : Optional.of(Shortage.of(found)));
    }

    private static List<Server> preemptible(List<Server> found) {
        return found.stream()
                .filter(server -> server.isPreemptible() && !server.isBeingDeleted())
                .toList();
    }
}
