package io.leasehold.compute.server;

import io.leasehold.common.outbox.Outbox;
import io.leasehold.common.sql.RowJson;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.scheduling.PlacementRequest.Share;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of single servers. */
@Singleton
public class ServerStore {
    private static final String FIND = "select " + ServerRowMapper.COLUMNS
            + " from server left join recorded_host host on host.mtms = server.host where server.id = $1";
    private static final String LOCK = "select from server where id = $1 for update";
    private static final String INSERT = """
            insert into server (id, project_id, user_id, name, description, request_id, launch_index, image_id, os_type,
                flavor_id, spec, vcpus, proc_units, memory_mb, disk_gb, group_id, reservation_id, lease_id, vm_state,
                task_state, power_state, progress, tags, metadata, created_at, updated_at, version)
            select id, project_id, user_id, name, description, request_id, launch_index, image_id, os_type,
                flavor_id, spec, vcpus, proc_units, memory_mb, disk_gb, group_id, reservation_id, lease_id, vm_state,
                task_state, power_state, progress, tags, metadata, $2, $2, version
            from json_to_recordset(cast(cast($1 as text) as json))
              as ordered (id uuid, project_id text, user_id text, name text, description text, request_id text,
                          launch_index int, image_id uuid, os_type text, flavor_id text, spec jsonb, vcpus int,
                          proc_units numeric, memory_mb int, disk_gb int, group_id uuid, reservation_id text,
                          lease_id text, vm_state text, task_state text, power_state int, progress int, tags text[],
                          metadata jsonb, version bigint)
            """;
    private static final String SAVE = """
            update server set name = $2, description = $3, host = $4, tried = $5, vm_state = $6, task_state = $7,
                power_state = $8, progress = $9, fault = cast(cast($10 as text) as jsonb),
                nics = cast(cast($11 as text) as jsonb), metadata = $12, updated_at = $13, launched_at = $14,
                terminated_at = $15, deleted_at = $16, version = $17, spec = cast(cast($18 as text) as jsonb)
            where id = $1
            """;
    private static final String SAVE_METADATA = "update server set metadata = $2 where id = $1";
    private static final String MERGE_METADATA = """
            update server set metadata = (server.metadata - $2) || changed.entries
            from json_to_recordset($1) as changed (server_id uuid, entries jsonb)
            where server.id = changed.server_id
            """;
    private static final String SHARE = "update server set memory_mb = $2 where id = $1";

    private final Outbox outbox;

    ServerStore(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Reads the server without a lock. */
    public Uni<Optional<Server>> find(SqlClient client, UUID id) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(found -> found.stream().map(ServerRowMapper::server).findFirst());
    }

    /** Locks the server until the transaction ends, and reads the row after that. */
    public Uni<Optional<Server>> lock(SqlConnection connection, UUID id) {
        return connection.preparedQuery(LOCK).execute(Tuple.of(id)).chain(() -> find(connection, id));
    }

    /** Inserts new servers with their shares, and announces them. */
    public Uni<Void> insert(SqlConnection connection, List<NewServer> servers) {
        JsonArray array = new JsonArray();
        servers.forEach(server -> array.add(json(server)));
        Instant now = servers.getFirst().server().times().created();
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.of(array.encode(), utc(now)))
                .chain(() -> outbox.append(
                        connection, servers.stream().map(NewServer::created).toList()));
    }

    /** Saves the change and appends its events to the outbox. */
    public Uni<Void> save(SqlConnection connection, ServerChange change) {
        Server server = change.server();
        return connection
                .preparedQuery(SAVE)
                .execute(tuple(server, server.state(), server.times()))
                .chain(() -> outbox.append(connection, change.events()));
    }

    /** Saves the memory that the server takes of its host, a multiple of the host's memory block. */
    public Uni<Void> saveShare(SqlConnection connection, Server server, Share share) {
        return connection
                .preparedQuery(SHARE)
                .execute(Tuple.of(server.id(), share.memoryMb()))
                .replaceWithVoid();
    }

    Uni<Void> saveMetadata(SqlConnection connection, UUID server, Map<String, String> metadata) {
        return connection
                .preparedQuery(SAVE_METADATA)
                .execute(Tuple.of(server, JsonObject.mapFrom(metadata)))
                .replaceWithVoid();
    }

    /**
     * Adds metadata to servers; version and time of change of the servers stay as they are.
     *
     * @param entries the new entries of each server
     * @param removed key of an entry that is removed from each server in {@code entries}
     */
    public Uni<Void> mergeMetadata(SqlConnection connection, Map<UUID, Map<String, String>> entries, String removed) {
        JsonArray changed = new JsonArray();
        entries.forEach((server, added) -> changed.add(
                new JsonObject().put("server_id", server.toString()).put("entries", JsonObject.mapFrom(added))));
        return connection
                .preparedQuery(MERGE_METADATA)
                .execute(Tuple.of(changed, removed))
                .replaceWithVoid();
    }

    private Tuple tuple(Server server, ServerState state, ServerTimes times) {
        return Tuple.tuple()
                .addUUID(server.id())
                .addString(server.name())
                .addString(server.identity().description().orElse(null))
                .addString(server.host().map(Mtms::toString).orElse(null))
                .addArrayOfString(state.tried().stream().map(Mtms::toString).toArray(String[]::new))
                .addString(state.vmState().text())
                .addString(state.task().map(TaskState::text).orElse(null))
                .addInteger(state.powerState())
                .addInteger(state.progress())
                .addString(state.fault().map(RowJson::write).orElse(null))
                .addString(RowJson.write(server.nics()))
                .addJsonObject(JsonObject.mapFrom(server.metadata()))
                .addOffsetDateTime(utc(times.updated()))
                .addOffsetDateTime(utc(times.launched()))
                .addOffsetDateTime(utc(times.terminated()))
                .addOffsetDateTime(utc(times.deleted()))
                .addLong(state.version())
                .addString(RowJson.write(server.spec()));
    }

    private JsonObject json(NewServer created) {
        Server server = created.server();
        Server.Identity identity = server.identity();
        ServerSpec spec = server.spec();
        return new JsonObject()
                .put("id", server.id().toString())
                .put("project_id", identity.projectId())
                .put("user_id", identity.userId())
                .put("name", identity.name())
                .put("description", identity.description().orElse(null))
                .put("request_id", identity.requestId())
                .put("launch_index", identity.launchIndex())
                .put("image_id", server.imageId().map(UUID::toString).orElse(null))
                .put("os_type", server.osType().text())
                .put("flavor_id", spec.flavor().id())
                .put("spec", new JsonObject(RowJson.write(spec)))
                .put("vcpus", created.share().vcpus())
                .put("proc_units", created.share().procUnits())
                .put("memory_mb", created.share().memoryMb())
                .put("disk_gb", created.share().diskGb())
                .put(
                        "group_id",
                        spec.requirements()
                                .group()
                                .map(group -> group.id().toString())
                                .orElse(null))
                .put("reservation_id", server.lease().reservationId().orElse(null))
                .put("lease_id", server.lease().leaseId().orElse(null))
                .put("vm_state", server.state().vmState().text())
                .put("task_state", server.task().map(TaskState::text).orElse(null))
                .put("power_state", server.state().powerState())
                .put("progress", server.state().progress())
                .put("tags", new JsonArray(server.tags()))
                .put("metadata", JsonObject.mapFrom(server.metadata()))
                .put("version", server.state().version());
    }

    private static @Nullable OffsetDateTime utc(Optional<Instant> instant) {
        return instant.map(ServerStore::utc).orElse(null);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
