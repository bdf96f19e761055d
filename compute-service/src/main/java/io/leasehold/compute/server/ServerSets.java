package io.leasehold.compute.server;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Many servers at once, with one statement each. */
@Singleton
class ServerSets {
    private static final String SELECT = "select " + ServerRowMapper.COLUMNS
            + " from server left join host on host.mtms = server.host where server.deleted_at is null and ";
    private static final String ON = SELECT + "server.host = any($1) order by server.id";
    private static final String ON_OR_FOR =
            SELECT + "(server.host = any($1) or server.reservation_id = $2) order by server.id";
    private static final String OF = SELECT + "server.flavor_id = $1 order by server.id";
    private static final String LOCK_HOSTS = "select from host where mtms = any($1) order by mtms for no key update";
    private static final String MARK = """
            update server set task_state = 'deleting', updated_at = $2, version = version + 1
            where id = any($1) and deleted_at is null and task_state is distinct from 'deleting'
            """;

    private final ServerRowMapper rows;
    private final Clock clock;

    ServerSets(ServerRowMapper rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    Uni<List<Server>> on(SqlConnection connection, List<String> hosts) {
        return servers(connection, ON, Tuple.of(hosts.toArray(String[]::new)));
    }

    Uni<List<Server>> on(SqlConnection connection, List<String> hosts, String reservationId) {
        return servers(connection, ON_OR_FOR, Tuple.of(hosts.toArray(String[]::new), reservationId));
    }

    Uni<List<Server>> of(SqlConnection connection, String flavor) {
        return servers(connection, OF, Tuple.of(flavor));
    }

    Uni<Void> lockHosts(SqlConnection connection, List<String> hosts) {
        return connection
                .preparedQuery(LOCK_HOSTS)
                .execute(Tuple.of(hosts.toArray(String[]::new)))
                .replaceWithVoid();
    }

    Uni<Void> markDeleting(SqlConnection connection, List<String> ids) {
        UUID[] servers = ids.stream().map(UUID::fromString).toArray(UUID[]::new);
        return connection
                .preparedQuery(MARK)
                .execute(Tuple.of(servers, clock.instant().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    private Uni<List<Server>> servers(SqlConnection connection, String sql, Tuple parameters) {
        return connection
                .preparedQuery(sql)
                .execute(parameters)
                .map(found -> found.stream().map(rows::server).toList());
    }
}
