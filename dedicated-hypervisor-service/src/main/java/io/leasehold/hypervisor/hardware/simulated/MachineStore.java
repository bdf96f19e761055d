package io.leasehold.hypervisor.hardware.simulated;

import io.leasehold.hypervisor.hardware.HardwareFault;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Rows of claimed machines; each method is one statement. */
@Singleton
class MachineStore {
    private static final String FIND = "select * from dedicated_hypervisor_sim.machine where id = $1";
    private static final String INSTALL = """
            update dedicated_hypervisor_sim.machine
            set started_at = coalesce(started_at, $2), ready_at = coalesce(ready_at, $3)
            where id = $1
            """;
    private static final String RENAME = "update dedicated_hypervisor_sim.machine set name = $2 where id = $1";
    private static final String RELEASE = """
            update dedicated_hypervisor_sim.machine
            set release = $2, gone_at = $3, stuck = release is null and coalesce(settings ->> 'sim:delete', '') = 'error'
            where id = $1 and release is distinct from $2
            """;
    private static final String STOCK = """
            insert into dedicated_hypervisor_sim.stock (flavor, zone, machines) values ($1, $2, $3)
            on conflict (flavor, zone) do update set machines = excluded.machines
            """;

    private final Pool pool;

    MachineStore(Pool pool) {
        this.pool = pool;
    }

    Uni<Optional<SimulatedMachine>> find(UUID id) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().map(MachineStore::machine).findFirst());
    }

    Uni<Void> install(UUID id, SimulatedMachine.Installation installation) {
        return pool.preparedQuery(INSTALL)
                .execute(Tuple.of(id, utc(installation.start()), utc(installation.end())))
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        throw new HardwareFault.NotFound(id);
                    }
                })
                .replaceWithVoid();
    }

    Uni<Void> rename(UUID id, String name) {
        return pool.preparedQuery(RENAME).execute(Tuple.of(id, name)).replaceWithVoid();
    }

    /** Records a release; the first request fails when the machine's settings say so, the next request does not. */
    Uni<Void> release(UUID id, String request, Instant releasedAt) {
        return pool.preparedQuery(RELEASE)
                .execute(Tuple.of(id, request, utc(releasedAt)))
                .replaceWithVoid();
    }

    /** Sets the number of machines of the flavor in the zone, claimed machines included. */
    Uni<Void> stock(UUID flavor, String zone, int machines) {
        return pool.preparedQuery(STOCK)
                .execute(Tuple.of(flavor, zone, machines))
                .replaceWithVoid();
    }

    private static SimulatedMachine machine(Row row) {
        return new SimulatedMachine(
                texts(row.getJsonObject("settings")),
                instant(row, "started_at")
                        .flatMap(start ->
                                instant(row, "ready_at").map(end -> new SimulatedMachine.Installation(start, end))),
                instant(row, "gone_at"),
                row.getBoolean("stuck"));
    }

    private static Map<String, String> texts(JsonObject settings) {
        return settings.stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().toString()));
    }

    private static Optional<Instant> instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
