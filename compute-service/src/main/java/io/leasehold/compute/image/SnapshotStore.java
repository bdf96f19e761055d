package io.leasehold.compute.image;

import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.image.Snapshot.Task;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of images that are being taken. */
@Singleton
class SnapshotStore {
    private static final String INSERT = """
            insert into image (id, name, project_id, os_type, min_disk_gb, status, server_id, reservation_id, host,
                metadata, created_at, updated_at)
            select id, name, project_id, os_type, disk_gb, 'queued', server_id, reservation_id, host, metadata, $2, $2
            from json_to_recordset($1)
              as wanted (id uuid, name text, project_id text, os_type text, disk_gb int, server_id uuid,
                         reservation_id text, host text, metadata jsonb)
            on conflict (server_id, reservation_id) do nothing
            returning id
            """;
    private static final String TASK =
            "select id, name, server_id, host, created_at from image where id = $1 and status = 'queued'";
    private static final String SETTLE = """
            update image set status = $2, hardware_ref = $3, updated_at = $4 where id = $1 and status = 'queued'
            """;
    private static final String OF_RESERVATION =
            "select id, status from image where reservation_id = $1 order by created_at, id";

    private final Pool pool;
    private final Clock clock;

    SnapshotStore(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Inserts images and returns the ids of the new ones. */
    Uni<List<String>> insert(SqlConnection connection, List<Snapshot> wanted) {
        JsonArray rows = new JsonArray();
        wanted.forEach(snapshot -> rows.add(json(snapshot)));
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.of(rows, now()))
                .map(made -> made.stream().map(row -> row.getUUID(0).toString()).toList());
    }

    /** Returns the order of an image that is still being taken. */
    Uni<Optional<Task>> task(String image) {
        return pool.preparedQuery(TASK)
                .execute(Tuple.of(UUID.fromString(image)))
                .map(rows -> rows.stream().map(SnapshotStore::task).findFirst());
    }

    Uni<Void> taken(SqlConnection connection, Task task, UUID hardwareRef) {
        return settle(connection, task.image(), "active", Optional.of(hardwareRef));
    }

    Uni<Void> failed(SqlConnection connection, UUID image) {
        return settle(connection, image, "killed", Optional.empty());
    }

    Uni<List<Snapshot.Progress>> of(SqlConnection connection, String reservationId) {
        return connection
                .preparedQuery(OF_RESERVATION)
                .execute(Tuple.of(reservationId))
                .map(rows -> rows.stream().map(SnapshotStore::progress).toList());
    }

    private Uni<Void> settle(SqlConnection connection, UUID image, String status, Optional<UUID> hardwareRef) {
        return connection
                .preparedQuery(SETTLE)
                .execute(Tuple.of(image, status, hardwareRef.orElse(null), now()))
                .replaceWithVoid();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static JsonObject json(Snapshot snapshot) {
        return new JsonObject()
                .put("id", snapshot.id().toString())
                .put("name", snapshot.name())
                .put("project_id", snapshot.projectId())
                .put("os_type", snapshot.osType().text())
                .put("disk_gb", snapshot.diskGb())
                .put("server_id", snapshot.server().toString())
                .put("reservation_id", snapshot.reservationId().orElse(null))
                .put("host", snapshot.host().toString())
                .put("metadata", JsonObject.mapFrom(snapshot.metadata()));
    }

    private static Task task(Row row) {
        return new Task(
                row.getUUID("id"),
                row.getString("name"),
                row.getUUID("server_id"),
                Mtms.of(row.getString("host")),
                row.getOffsetDateTime("created_at").toInstant());
    }

    private static Snapshot.Progress progress(Row row) {
        String status = row.getString("status");
        return new Snapshot.Progress(row.getUUID("id").toString(), status.equals("queued"), status.equals("active"));
    }
}
