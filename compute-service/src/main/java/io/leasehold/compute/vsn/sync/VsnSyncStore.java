package io.leasehold.compute.vsn.sync;

import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.Vsn;
import io.leasehold.compute.vsn.VirtualSerialNumber;
import io.leasehold.compute.vsn.VirtualSerialNumber.Holder;
import io.leasehold.compute.vsn.VsnStore;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Rows of all numbers of a host, as the comparison reads and writes them. */
@Singleton
class VsnSyncStore {
    private static final String CAN_BE_ASKED =
            "select from recorded_host where mtms = $1 and vsn_capable and vsn_enabled and state = 'up'";
    private static final String ADD = """
            insert into vsn (vsn, host, state, auto_assign, partition_id, created_at, updated_at)
            select vsn, host, state, auto_assign, partition_id, $2, $2
            from json_to_recordset($1)
              as seen (vsn text, host text, state text, auto_assign boolean, partition_id int)
            on conflict (vsn) do nothing
            """;
    private static final String SAVE = """
            update vsn
            set host = seen.host, state = seen.state, server_id = seen.server_id, auto_assign = seen.auto_assign,
                partition_id = seen.partition_id, missed = seen.missed, updated_at = $2, version = vsn.version + 1
            from json_to_recordset($1)
              as seen (vsn text, host text, state text, server_id uuid, auto_assign boolean, partition_id int,
                       missed int, version bigint)
            where vsn.vsn = seen.vsn and vsn.version = seen.version
            returning vsn.vsn
            """;

    private final VsnStore numbers;
    private final Pool pool;

    VsnSyncStore(VsnStore numbers, Pool pool) {
        this.numbers = numbers;
        this.pool = pool;
    }

    /** Returns the recorded numbers of the host. */
    Uni<List<VirtualSerialNumber>> known(Mtms host) {
        return numbers.known(pool, host, List.of());
    }

    /** True when the host is up and has numbers. */
    Uni<Boolean> canBeAsked(Mtms host) {
        return pool.preparedQuery(CAN_BE_ASKED)
                .execute(Tuple.of(host.toString()))
                .map(rows -> rows.size() > 0);
    }

    Uni<Void> add(SqlConnection connection, List<VirtualSerialNumber> discovered) {
        return discovered.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(ADD)
                        .execute(Tuple.of(
                                json(discovered),
                                discovered.getFirst().updatedAt().atOffset(ZoneOffset.UTC)))
                        .replaceWithVoid();
    }

    /** Saves the numbers that did not change since they were read, and returns these. */
    Uni<List<Vsn>> save(SqlConnection connection, List<VirtualSerialNumber> changed, Instant now) {
        return changed.isEmpty()
                ? Uni.createFrom().item(List.of())
                : connection
                        .preparedQuery(SAVE)
                        .execute(Tuple.of(json(changed), now.atOffset(ZoneOffset.UTC)))
                        .map(rows -> rows.stream()
                                .map(row -> new Vsn(row.getString("vsn")))
                                .toList());
    }

    private static JsonArray json(List<VirtualSerialNumber> numbers) {
        JsonArray rows = new JsonArray();
        numbers.forEach(number -> rows.add(new JsonObject()
                .put("vsn", number.vsn().toString())
                .put("host", number.host().toString())
                .put("state", number.state().text())
                .put(
                        "server_id",
                        number.holder()
                                .map(Holder::server)
                                .map(Object::toString)
                                .orElse(null))
                .put("auto_assign", number.hardwareState().autoAssign())
                .put("partition_id", number.hardwareState().partitionId().orElse(null))
                .put("missed", number.hardwareState().missed())
                .put("version", number.version())));
        return rows;
    }
}
