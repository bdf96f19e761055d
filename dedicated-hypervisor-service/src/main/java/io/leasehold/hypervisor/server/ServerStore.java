package io.leasehold.hypervisor.server;

import io.leasehold.hypervisor.hardware.Chassis;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of accepted servers. */
@Singleton
public class ServerStore {
    private static final String VISIBLE = "accepted and deleted_at is null";
    private static final String LIST = """
            select server.* from server
            left join server as marker on marker.id = $7 and marker.tenant = $1
            where server.tenant = $1 and server.accepted and server.deleted_at is null
              and ($2::timestamptz is null or server.updated_at >= $2)
              and ($3::text is null or server.name = $3)
              and ($4::uuid is null or server.image_id = $4)
              and ($5::uuid is null or server.flavor_id = $5)
              and ($6::text is null or server.status = $6)
              and ($7::uuid is null or (server.created_at, server.id) < (marker.created_at, marker.id))
            order by server.created_at desc, server.id desc
            limit $8
            """;
    private static final String EXISTS = "select from server where tenant = $1 and id = $2 and " + VISIBLE;
    private static final String FIND = "select * from server where tenant = $1 and id = $2 and " + VISIBLE;
    private static final String LOCK = "select * from server where id = $1 and " + VISIBLE + " for update";
    private static final String RENAME = "update server set name = $2, description = $3, updated_at = $4 where id = $1";
    private static final String UPDATE_STATE = """
            update server set status = $2, task = $3, power = $4, progress = $5,
                updated_at = case when (status, task, power) = ($2, $3, $4) then updated_at else $6 end,
                built_at = case when $2 = 'ACTIVE' then coalesce(built_at, $6) else built_at end
            where id = $1
            """;
    private static final String RECORD_CHASSIS = "update server set chassis = $2 where id = $1";
    private static final String MARK_DELETED = "update server set deleted_at = $2 where id = $1 and deleted_at is null";

    private final Pool pool;

    ServerStore(Pool pool) {
        this.pool = pool;
    }

    /** Reads one page of the tenant's servers; a marker that is no server of the tenant → 400. */
    public Uni<List<Server>> list(String tenant, ServerQuery query) {
        return query.marker()
                .map(marker -> requireMarker(tenant, marker))
                .orElseGet(() -> Uni.createFrom().voidItem())
                .chain(() -> pool.preparedQuery(LIST).execute(ServerRows.filter(tenant, query)))
                .map(found -> found.stream().map(ServerRows::server).toList());
    }

    public Uni<Optional<Server>> find(String tenant, UUID id) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(tenant, id))
                .map(found -> found.stream().map(ServerRows::server).findFirst());
    }

    /** Locks the server until the transaction ends; empty for an unknown or deleted server. */
    public Uni<Optional<Server>> lock(SqlConnection connection, UUID id) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(id))
                .map(found -> found.stream().map(ServerRows::server).findFirst());
    }

    public Uni<Void> rename(SqlConnection connection, UUID id, Server.Label label, Instant now) {
        return connection
                .preparedQuery(RENAME)
                .execute(Tuple.of(id, label.name(), label.description().orElse(null), now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    public Uni<Void> updateState(SqlConnection connection, UUID id, ServerState state, Instant now) {
        return connection
                .preparedQuery(UPDATE_STATE)
                .execute(Tuple.of(
                        id,
                        state.status().name(),
                        state.task().name(),
                        state.power().name(),
                        state.progress(),
                        now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    public Uni<Void> recordChassis(SqlConnection connection, UUID id, Chassis chassis) {
        return connection
                .preparedQuery(RECORD_CHASSIS)
                .execute(Tuple.of(id, ServerRows.json(chassis)))
                .replaceWithVoid();
    }

    public Uni<Void> markDeleted(SqlConnection connection, UUID id, Instant now) {
        return connection
                .preparedQuery(MARK_DELETED)
                .execute(Tuple.of(id, now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    private Uni<Void> requireMarker(String tenant, UUID marker) {
        return pool.preparedQuery(EXISTS)
                .execute(Tuple.of(tenant, marker))
                .invoke(found -> {
                    if (found.size() == 0) {
                        throw ServerQuery.unknownMarker();
                    }
                })
                .replaceWithVoid();
    }
}
