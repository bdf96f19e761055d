package io.leasehold.compute.refcode;

import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.refcode.PolledServer.Outcome;
import io.leasehold.compute.refcode.PolledServer.Reading;
import io.leasehold.compute.server.ServerStore;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/** Rows of the reference codes of all servers of a host. */
@Singleton
class RefcodeStore {
    private static final String POLLED = """
            select server.id, server.task_state is not null as busy, known.code, known.led, known.queried_at,
                known.changed_at, coalesce(known.equal_reads, 0) as equal_reads, known.fast_until,
                coalesce(known.failures, 0) as failures
            from existing_server server left join server_refcode known on known.server_id = server.id
            where server.host = $1
              and server.metadata ->> 'powervc:vm_refcode_required' = 'true'
            order by server.id
            for update of server
            """;
    private static final String SAVE = """
            insert into server_refcode (server_id, code, led, queried_at, changed_at, equal_reads, fast_until, failures,
                due_at)
            select server_id, code, led, queried_at, changed_at, coalesce(equal_reads, 0), fast_until, failures, due_at
            from json_to_recordset($1)
              as tried (server_id uuid, code text, led text, queried_at timestamptz, changed_at timestamptz,
                        equal_reads int, fast_until timestamptz, failures int, due_at timestamptz)
            on conflict (server_id) do update set
                code = excluded.code, led = excluded.led, queried_at = excluded.queried_at,
                changed_at = excluded.changed_at, equal_reads = excluded.equal_reads,
                fast_until = excluded.fast_until, failures = excluded.failures, due_at = excluded.due_at
            """;
    private static final String ADD_HISTORY = """
            insert into server_refcode_history (server_id, code, led, changed_at)
            select server_id, code, led, changed_at
            from json_to_recordset($1) as changed (server_id uuid, code text, led text, changed_at timestamptz)
            """;
    private static final String TRIM = """
            delete from server_refcode_history where id in (
                select id
                from (select id, row_number() over (partition by server_id order by id desc) as age
                      from server_refcode_history where server_id = any($1)) as aged
                where age > 50)
            """;

    private final ServerStore servers;

    RefcodeStore(ServerStore servers) {
        this.servers = servers;
    }

    /** Returns the servers whose reference codes are requested, and locks them until the transaction ends. */
    Uni<List<PolledServer>> polled(SqlConnection connection, Mtms host) {
        return connection
                .preparedQuery(POLLED)
                .execute(Tuple.of(host.toString()))
                .map(rows -> rows.stream().map(RefcodeStore::polled).toList());
    }

    /**
     * Saves the results and writes them into the metadata of the servers.
     *
     * @param due time of the next read
     */
    Uni<Void> save(SqlConnection connection, List<Outcome> outcomes, Function<Outcome, Instant> due) {
        JsonArray tried = new JsonArray();
        outcomes.forEach(outcome -> tried.add(tried(outcome, due.apply(outcome))));
        return connection
                .preparedQuery(SAVE)
                .execute(Tuple.of(tried))
                .chain(() -> servers.mergeMetadata(connection, shown(outcomes), RefcodeMetadata.STALE));
    }

    /** Adds the changes to the history, which keeps the last fifty of a server. */
    Uni<Void> addHistory(SqlConnection connection, List<Outcome> changed) {
        JsonArray rows = new JsonArray();
        changed.forEach(outcome -> outcome.reading().ifPresent(shown -> rows.add(json(outcome, shown))));
        UUID[] servers = changed.stream().map(Outcome::server).toArray(UUID[]::new);
        return connection
                .preparedQuery(ADD_HISTORY)
                .execute(Tuple.of(rows))
                .chain(() -> connection.preparedQuery(TRIM).execute(Tuple.of(servers)))
                .replaceWithVoid();
    }

    private static JsonObject tried(Outcome outcome, Instant due) {
        JsonObject row = outcome.reading().map(shown -> json(outcome, shown)).orElseGet(() -> json(outcome));
        return row.put("failures", outcome.failures()).put("due_at", due.toString());
    }

    private static JsonObject json(Outcome outcome, Reading shown) {
        return json(outcome)
                .put("code", shown.code().code())
                .put("led", shown.code().led())
                .put("queried_at", shown.queriedAt().toString())
                .put("changed_at", shown.changedAt().toString())
                .put("equal_reads", shown.equalReads())
                .put("fast_until", shown.fastUntil().toString());
    }

    private static JsonObject json(Outcome outcome) {
        return new JsonObject().put("server_id", outcome.server().toString());
    }

    private static Map<UUID, Map<String, String>> shown(List<Outcome> outcomes) {
        Map<UUID, Map<String, String>> entries = new TreeMap<>();
        outcomes.forEach(outcome -> entries.put(outcome.server(), RefcodeMetadata.of(outcome)));
        entries.values().removeIf(Map::isEmpty);
        return entries;
    }

    private static PolledServer polled(Row row) {
        return new PolledServer(
                row.getUUID("id"),
                row.getBoolean("busy"),
                Optional.ofNullable(row.getString("code")).map(code -> shown(row, code)),
                row.getInteger("failures"));
    }

    private static Reading shown(Row row, String code) {
        return new Reading(
                new ReferenceCode(code, row.getString("led")),
                instant(row, "queried_at"),
                instant(row, "changed_at"),
                row.getInteger("equal_reads"),
                instant(row, "fast_until"));
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }
}
