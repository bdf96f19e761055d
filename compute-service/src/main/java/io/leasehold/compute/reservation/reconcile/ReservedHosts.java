package io.leasehold.compute.reservation.reconcile;

import io.leasehold.compute.aggregate.AggregateConfig;
import io.leasehold.compute.aggregate.HostPools;
import io.leasehold.compute.reservation.Reservation;
import io.leasehold.compute.server.ReservedServers;
import io.leasehold.compute.server.Server;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Reservations of whole hosts: the hosts move from the freepool into an aggregate of the owner. */
@Singleton
class ReservedHosts implements ReservedCapacity {
    private static final String OWNER = "blazar:owner";

    private final HostPools pools;
    private final ReservedServers servers;
    private final AggregateConfig config;

    ReservedHosts(HostPools pools, ReservedServers servers, AggregateConfig config) {
        this.pools = pools;
        this.servers = servers;
        this.config = config;
    }

    @Override
    public Uni<Void> prepare(SqlConnection connection, Reservation reservation) {
        return reservation.prepared()
                ? Uni.createFrom().voidItem()
                : pools.ensure(
                        connection,
                        reservation.id(),
                        config.zonePrefix() + reservation.id(),
                        Map.of(OWNER, reservation.identity().projectId()));
    }

    @Override
    public boolean allowsOtherServers() {
        return false;
    }

    @Override
    public Uni<Void> take(SqlConnection connection, Reservation reservation) {
        return reservation.missing().isEmpty()
                ? Uni.createFrom().voidItem()
                : pools.takeFromFreepool(connection, reservation.id(), reservation.missing());
    }

    @Override
    public Uni<Void> release(SqlConnection connection, Reservation reservation) {
        return pools.returnToFreepool(connection, reservation.id(), reservation.surplus());
    }

    @Override
    public Uni<Void> revoke(SqlConnection connection, Reservation reservation) {
        return pools.setMetadata(connection, reservation.id(), Map.of());
    }

    @Override
    public Uni<List<Server>> servers(SqlConnection connection, Reservation reservation) {
        return servers.on(connection, reservation.held(), reservation.id());
    }

    @Override
    public Uni<Void> remove(SqlConnection connection, Reservation reservation) {
        return pools.delete(connection, reservation.id());
    }
}
