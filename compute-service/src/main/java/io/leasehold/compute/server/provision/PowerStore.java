package io.leasehold.compute.server.provision;

import io.leasehold.compute.hardware.LparState;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.server.ServerStore;
import io.leasehold.compute.server.ServerTransitions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of servers, for the comparison with the partitions of their host. */
@Singleton
class PowerStore {
    private static final String STEADY = """
            select server.id, server.version, server.vm_state = 'active' as runs
            from recorded_host host left join server
              on server.host = host.mtms and server.deleted_at is null and server.task_state is null
                and server.vm_state in ('active', 'stopped')
            where host.mtms = $1 and host.state = 'up'
            order by server.id
            """;
    private static final String LEFTOVERS = """
            select id from server where id = any($1) and (deleted_at is not null or host is distinct from $2)
            """;

    /** A server without a task, read before the call to the hardware. */
    record SteadyServer(UUID id, long version, boolean runs) {
        boolean differsFrom(LparState partition) {
            return runs ? partition == LparState.NOT_ACTIVATED : partition.isOn();
        }
    }

    private final ServerStore servers;
    private final Pool pool;
    private final Clock clock;

    PowerStore(ServerStore servers, Pool pool, Clock clock) {
        this.servers = servers;
        this.pool = pool;
        this.clock = clock;
    }

    /** Reads the servers of the host that have no task; empty when the host is down. */
    Uni<Optional<List<SteadyServer>>> steady(Mtms host) {
        return pool.preparedQuery(STEADY)
                .execute(Tuple.of(host.toString()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.stream()
                                .filter(row -> row.getUUID("id") != null)
                                .map(PowerStore::server)
                                .toList()));
    }

    /** Records the power state of the partition, unless the server has changed since {@code seen} was read. */
    Uni<Void> observe(SqlConnection connection, SteadyServer seen, LparState partition) {
        return servers.lock(connection, seen.id())
                .chain(found -> found.filter(server -> server.state().version() == seen.version())
                        .flatMap(server -> ServerTransitions.observed(server, partition, clock.instant()))
                        .map(change -> servers.save(connection, change))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** Selects the partitions whose server is deleted or on another host; partitions that never had a server are not selected. */
    Uni<List<UUID>> leftovers(SqlConnection connection, Mtms host, List<UUID> partitions) {
        return connection
                .preparedQuery(LEFTOVERS)
                .execute(Tuple.of(partitions.toArray(UUID[]::new), host.toString()))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).toList());
    }

    private static SteadyServer server(Row row) {
        return new SteadyServer(row.getUUID("id"), row.getLong("version"), row.getBoolean("runs"));
    }
}
