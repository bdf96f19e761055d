package io.leasehold.compute.reservation.reconcile;

import io.leasehold.compute.aggregate.HostPools;
import io.leasehold.compute.aggregate.HostPools.Place;
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

/** Finds out whether a reservation can have the hosts that it is missing. */
@Singleton
class Shortages {
    private final HostPools pools;
    private final ReservationStore store;
    private final ReservedServers servers;

    Shortages(HostPools pools, ReservationStore store, ReservedServers servers) {
        this.pools = pools;
        this.store = store;
        this.servers = servers;
    }

    /** Why it cannot have all of them; empty when it can, and then it stays so until the transaction ends. */
    Uni<Optional<Shortage>> find(SqlConnection connection, Holding holding, Reservation reservation) {
        List<String> missing = reservation.missing();
        return missing.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : servers.close(connection, missing)
                        .chain(() -> pools.places(connection, missing))
                        .chain(places -> places.stream().allMatch(Place::free)
                                ? occupation(connection, holding, missing)
                                : store.holders(connection, places)
                                        .map(holders -> Optional.of(Shortage.of(places, holders))));
    }

    /** Servers that must make room are removed; any other is in the way. */
    private Uni<Optional<Shortage>> occupation(SqlConnection connection, Holding holding, List<String> hosts) {
        return holding.shares()
                ? Uni.createFrom().item(Optional.empty())
                : servers.on(connection, hosts)
                        .call(found -> servers.remove(connection, preemptible(found)))
                        .map(found -> found.isEmpty() ? Optional.empty() : Optional.of(Shortage.of(found)));
    }

    private static List<Server> preemptible(List<Server> found) {
        return found.stream()
                .filter(server -> server.isPreemptible() && !server.isGoing())
                .toList();
    }
}
