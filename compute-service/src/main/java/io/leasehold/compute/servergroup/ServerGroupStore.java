package io.leasehold.compute.servergroup;

import io.leasehold.compute.scheduling.PlacementRequest.GroupPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of server groups. */
@Singleton
class ServerGroupStore {
    private static final String SELECT = """
            select server_group.*, array(
                select server.id from existing_server server where server.group_id = server_group.id
                order by server.created_at) as members
            from server_group
            """;
    private static final String FIND = SELECT + "where id = $1 and ($2::text is null or project_id = $2)";
    private static final String LIST =
            SELECT + "where $1::text is null or project_id = $1 order by created_at, id limit $2 offset $3";
    private static final String INSERT = """
            insert into server_group (id, name, project_id, user_id, policy, max_server_per_host, created_at)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (id) do nothing
            """;
    private static final String DELETE =
            "delete from server_group where id = $1 and ($2::text is null or project_id = $2)";

    private final Clock clock;

    ServerGroupStore(Clock clock) {
        this.clock = clock;
    }

    /** Returns the group of the project, or of any project when none is named. */
    Uni<Optional<ServerGroup>> find(SqlClient client, UUID id, Optional<String> project) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(id, project.orElse(null)))
                .map(rows -> rows.stream().map(ServerGroupStore::group).findFirst());
    }

    Uni<List<ServerGroup>> list(SqlClient client, Optional<String> project, int limit, int offset) {
        return client.preparedQuery(LIST)
                .execute(Tuple.of(project.orElse(null), limit, offset))
                .map(rows -> rows.stream().map(ServerGroupStore::group).toList());
    }

    /** Inserts the group; an existing one of that id is left as it is. */
    Uni<Void> insert(SqlClient client, ServerGroup group) {
        return client.preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addUUID(group.id())
                        .addString(group.name())
                        .addString(group.projectId())
                        .addString(group.userId())
                        .addString(group.policy().text())
                        .addInteger(group.mostPerHost().orElse(null))
                        .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** Deletes the group; false when the group is unknown. */
    Uni<Boolean> delete(SqlClient client, UUID id, Optional<String> project) {
        return client.preparedQuery(DELETE)
                .execute(Tuple.of(id, project.orElse(null)))
                .map(rows -> rows.rowCount() > 0);
    }

    private static ServerGroup group(Row row) {
        return new ServerGroup(
                row.getUUID("id"),
                row.getString("name"),
                row.getString("project_id"),
                row.getString("user_id"),
                GroupPolicy.of(row.getString("policy")),
                Optional.ofNullable(row.getInteger("max_server_per_host")),
                List.of(row.getArrayOfUUIDs("members")));
    }
}
