package io.leasehold.hypervisor.server;

import io.leasehold.common.sql.RowJson;
import io.leasehold.hypervisor.hardware.Chassis;
import io.leasehold.hypervisor.hardware.HypervisorType;
import io.leasehold.hypervisor.hardware.Machine;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Mapping between servers and rows. */
public final class ServerRows {
    private ServerRows() {}

    static Tuple filter(String tenant, ServerQuery query) {
        ServerQuery.Filter filter = query.filter();
        return tuple(
                tenant,
                filter.since().map(since -> since.atOffset(ZoneOffset.UTC)).orElse(null),
                filter.name().orElse(null),
                filter.image().orElse(null),
                filter.flavor().orElse(null),
                filter.status().map(ServerState.Status::name).orElse(null),
                query.marker().orElse(null),
                query.limit());
    }

    public static JsonObject json(Record part) {
        return new JsonObject(RowJson.write(part));
    }

    static Server server(Row row) {
        return new Server(
                row.getUUID("id"),
                new Server.Owner(row.getString("tenant"), row.getString("user_id")),
                new Server.Label(row.getString("name"), Optional.ofNullable(row.getString("description"))),
                new Server.Software(
                        HypervisorType.of(row.getString("hypervisor_type")),
                        row.getUUID("image_id"),
                        row.getString("image_name"),
                        row.getUUID("baremetal_image_id")),
                order(row),
                state(row),
                new Server.Hardware(
                        RowJson.read(row.getJsonObject("machine").encode(), Machine.class),
                        RowJson.read(row.getJsonObject("chassis").encode(), Chassis.class)),
                new Server.Dates(instant(row, "created_at"), instant(row, "updated_at")));
    }

    private static Server.Specification order(Row row) {
        return new Server.Specification(
                row.getUUID("flavor_id"),
                row.getInteger("license_cores"),
                row.getJsonObject("metadata").stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().toString())),
                Optional.ofNullable(row.getString("managed_host")));
    }

    private static ServerState state(Row row) {
        return new ServerState(
                ServerState.Status.valueOf(row.getString("status")),
                ServerState.Task.valueOf(row.getString("task")),
                ServerState.Power.valueOf(row.getString("power")),
                row.getInteger("progress"));
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time.toInstant();
    }

    public static JsonObject metadata(Map<String, String> metadata) {
        JsonObject json = new JsonObject();
        metadata.forEach(json::put);
        return json;
    }

    public static Tuple tuple(@Nullable Object... values) {
        return Tuple.from(Arrays.asList(values));
    }
}
