package io.leasehold.compute.server;

import io.leasehold.common.operation.Operations;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * Servers of lease reservations: those on reserved hosts and those of a reserved flavor, of any project. Every method
 * works in the transaction of the caller.
 */
@Singleton
public class ReservedServers {
    private static final String SELECT = "select " + ServerRowMapper.COLUMNS
            + " from server left join recorded_host host on host.mtms = server.host where server.deleted_at is null and ";
    private static final String ON_HOSTS = SELECT + "server.host = any($1) order by server.id";
    private static final String ON_HOSTS_OR_OF_RESERVATION =
            SELECT + "(server.host = any($1) or server.reservation_id = $2) order by server.id";
    private static final String OF_FLAVOR = SELECT + "server.flavor_id = $1 order by server.id";
    private static final String LOCK_HOSTS =
            "select from recorded_host where mtms = any($1) order by mtms for no key update";
    private static final String MARK_DELETING = """
            update server set task_state = 'deleting', updated_at = $2, version = version + 1
            where id = any($1) and deleted_at is null and task_state is distinct from 'deleting'
            """;

    private final Operations operations;
    private final Clock clock;

    ReservedServers(Operations operations, Clock clock) {
        this.operations = operations;
        this.clock = clock;
    }

    /** Returns the servers on the hosts that are not deleted. */
    public Uni<List<Server>> on(SqlConnection connection, List<String> hosts) {
        return servers(connection, ON_HOSTS, Tuple.of(hosts.toArray(String[]::new)));
    }

    /** Returns the servers on the hosts and all servers of the reservation, on any host or on none. */
    public Uni<List<Server>> on(SqlConnection connection, List<String> hosts, String reservationId) {
        return servers(connection, ON_HOSTS_OR_OF_RESERVATION, Tuple.of(hosts.toArray(String[]::new), reservationId));
    }

    /** Returns the servers of the flavor that are not deleted, with or without a host. */
    public Uni<List<Server>> of(SqlConnection connection, String flavor) {
        return servers(connection, OF_FLAVOR, Tuple.of(flavor));
    }

    /** Locks the hosts, so that no server is placed on them until the transaction ends. */
    public Uni<Void> lockHosts(SqlConnection connection, List<String> hosts) {
        return connection
                .preparedQuery(LOCK_HOSTS)
                .execute(Tuple.of(hosts.toArray(String[]::new)))
                .replaceWithVoid();
    }

    /** Orders the deletion of the servers; repeating the order is harmless. */
    public Uni<Void> delete(SqlConnection connection, List<Server> servers) {
        if (servers.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<UUID> ids = servers.stream().map(Server::id).sorted().toList();
        return connection
                .preparedQuery(MARK_DELETING)
                .execute(Tuple.of(ids.toArray(UUID[]::new), clock.instant().atOffset(ZoneOffset.UTC)))
                .chain(() -> operations.order(
                        connection, servers.stream().map(Servers::workOn).toList()));
    }

    /** Returns the key that an operation awaits until the server is deleted. */
    public static String deletionOf(UUID server) {
        return "server/" + server;
    }

    private Uni<List<Server>> servers(SqlConnection connection, String sql, Tuple parameters) {
        return connection
                .preparedQuery(sql)
                .execute(parameters)
                .map(found -> found.stream().map(ServerRowMapper::server).toList());
    }
}
