package io.leasehold.compute.server;

import com.fasterxml.jackson.core.type.TypeReference;
import io.leasehold.common.sql.RowJson;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.OsType;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Mapping between servers and rows. Values that queries use have columns, all others are kept as JSON. */
public final class ServerRowMapper {
    /** The columns that {@link #server} reads from {@code server} joined with {@code host}. */
    public static final String COLUMNS = """
            server.id, server.project_id, server.user_id, server.name, server.description, server.request_id,
            server.launch_index, server.image_id, server.os_type, server.spec::text as spec, server.reservation_id,
            server.lease_id, server.host, host.uuid as host_uuid, server.tried, server.vm_state, server.task_state,
            server.power_state, server.progress, server.fault::text as fault, server.nics::text as nics, server.tags,
            server.metadata, server.created_at, server.updated_at, server.launched_at, server.terminated_at,
            server.deleted_at, server.version
            """;

    private static final TypeReference<List<Nic>> NICS = new TypeReference<>() {};

    private ServerRowMapper() {}

    public static Server server(Row row) {
        return new Server(
                row.getUUID("id"),
                new Server.Identity(
                        row.getString("project_id"),
                        row.getString("user_id"),
                        row.getString("name"),
                        text(row, "description"),
                        row.getString("request_id"),
                        row.getInteger("launch_index")),
                Optional.ofNullable(row.getUUID("image_id")),
                OsType.of(row.getString("os_type")),
                RowJson.read(row.getString("spec"), ServerSpec.class),
                new Server.Lease(text(row, "reservation_id"), text(row, "lease_id")),
                state(row),
                text(row, "host").map(host -> new Server.Placement(Mtms.of(host), row.getUUID("host_uuid"))),
                RowJson.read(row.getString("nics"), NICS),
                List.of(row.getArrayOfStrings("tags")),
                texts(row.getJsonObject("metadata")),
                times(row));
    }

    private static ServerState state(Row row) {
        return new ServerState(
                VmState.of(row.getString("vm_state")),
                text(row, "task_state").map(TaskState::of),
                row.getInteger("power_state"),
                row.getInteger("progress"),
                text(row, "fault").map(fault -> RowJson.read(fault, ServerFault.class)),
                Arrays.stream(row.getArrayOfStrings("tried")).map(Mtms::of).toList(),
                row.getLong("version"));
    }

    private static ServerTimes times(Row row) {
        return new ServerTimes(
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant(),
                time(row, "launched_at"),
                time(row, "terminated_at"),
                time(row, "deleted_at"));
    }

    private static Optional<String> text(Row row, String column) {
        return Optional.ofNullable(row.getString(column));
    }

    private static Optional<Instant> time(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }

    private static Map<String, String> texts(JsonObject json) {
        Map<String, String> texts = new TreeMap<>();
        json.forEach(entry -> texts.put(entry.getKey(), String.valueOf(entry.getValue())));
        return texts;
    }
}
