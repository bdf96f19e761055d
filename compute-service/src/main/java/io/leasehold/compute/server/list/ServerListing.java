package io.leasehold.compute.server.list;

import com.fasterxml.jackson.core.type.TypeReference;
import io.leasehold.common.auth.Caller;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.paging.Page;
import io.leasehold.common.sql.RowJson;
import io.leasehold.compute.server.ServerIds;
import io.leasehold.compute.server.ServerRowMapper;
import io.leasehold.compute.server.Servers;
import io.leasehold.compute.server.device.Device;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads of servers for the API: one statement for a page of any size, and one more to check a marker. */
@Singleton
public class ServerListing {
    private static final String SELECT = "select " + ServerRowMapper.COLUMNS + """
            , vsn.vsn as vsn,
            (select coalesce(json_agg(json_build_object(
                    'id', device_id, 'type', type, 'spec_id', spec_id) order by attached_at, device_id), '[]')::text
             from server_device where server_device.server_id = server.id) as devices,
            (select min(member.availability_zone) from aggregate_member member
             where member.mtms = server.host) as zone
            from server
            left join recorded_host host on host.mtms = server.host
            left join vsn_use vsn on vsn.server_id = server.id and vsn.state in ('assigned', 'releasing')
            """;
    private static final String ONE = SELECT + "where server.id = $1 and server.deleted_at is null";
    private static final String MARKER = "select from server where id = $1 and ($2::text is null or project_id = $2)";
    private static final String BAD_REGEX = "2201B";

    private static final TypeReference<List<Device>> DEVICES = new TypeReference<>() {};

    private final Pool pool;

    ServerListing(Pool pool) {
        this.pool = pool;
    }

    /**
     * Returns a server of the caller's project, for an administrator of any project; an unknown or deleted server →
     * 404.
     */
    public Uni<ShownServer> get(Caller caller, String id) {
        return ServerIds.find(id)
                .map(this::find)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(found -> found.filter(shown ->
                                caller.isAdmin() || shown.server().projectId().equals(caller.projectId()))
                        .orElseThrow(() -> Servers.unknown(id)));
    }

    /** Returns a page of servers; an unknown marker → 400. */
    public Uni<Page<ShownServer>> list(ServerQuery query) {
        return list(pool, query);
    }

    public Uni<Page<ShownServer>> list(SqlClient client, ServerQuery query) {
        return checkMarker(client, query)
                .chain(() -> query.page().limit() == 0
                                || query.status().filter(List::isEmpty).isPresent()
                        ? Uni.createFrom().item(List.<ShownServer>of())
                        : page(client, query))
                .map(found -> Page.of(
                        found, query.page(), shown -> shown.server().id().toString()));
    }

    private Uni<Optional<ShownServer>> find(UUID id) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(id))
                .map(found -> found.stream().map(this::shown).findFirst());
    }

    private Uni<List<ShownServer>> page(SqlClient client, ServerQuery query) {
        SqlConditions conditions = ServerFilters.of(query);
        String marker = query.page()
                .marker()
                .map(id -> "left join server marker on marker.id = "
                        + conditions.parameter(ServerIds.find(id).orElseThrow()))
                .orElse("");
        query.page().marker().ifPresent(id -> conditions.and(query.sorting().after("server", "marker")));
        String sql = "%s %s where %s order by %s limit %s"
                .formatted(
                        SELECT,
                        marker,
                        conditions.where(),
                        query.sorting().orderBy("server"),
                        conditions.parameter(query.page().limit()));
        return client.preparedQuery(sql)
                .execute(conditions.parameters())
                .map(found -> found.stream().map(this::shown).toList())
                .onFailure(ServerListing::isBadRegex)
                .transform(bad -> ServiceException.badRequest("Invalid regular expression in a filter."));
    }

    private Uni<Void> checkMarker(SqlClient client, ServerQuery query) {
        return query.page()
                .marker()
                .map(marker -> ServerIds.find(marker)
                        .map(id -> client.preparedQuery(MARKER)
                                .execute(Tuple.of(id, query.project().orElse(null)))
                                .map(found -> found.rowCount() > 0))
                        .orElseGet(() -> Uni.createFrom().item(false))
                        .invoke(known -> checkKnown(known, marker))
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static void checkKnown(boolean known, String marker) {
        if (!known) {
            throw ServiceException.badRequest("marker [%s] not found".formatted(marker));
        }
    }

    private ShownServer shown(Row row) {
        return new ShownServer(
                ServerRowMapper.server(row),
                Optional.ofNullable(row.getString("vsn")),
                RowJson.read(row.getString("devices"), DEVICES),
                Optional.ofNullable(row.getString("zone")));
    }

    private static boolean isBadRegex(Throwable failure) {
        return failure instanceof PgException refused && BAD_REGEX.equals(refused.getSqlState());
    }
}
