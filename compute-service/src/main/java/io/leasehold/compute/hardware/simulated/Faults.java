package io.leasehold.compute.hardware.simulated;

import io.leasehold.compute.hardware.Mtms;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Planned faults of the simulated hardware; each occurrence is counted. */
@Singleton
class Faults {
    static final String ANYWHERE = "*";
    private static final String STRIKE = """
            update compute_sim.fault set remaining = remaining - 1
            where operation = any($1) and target = any($2) and (remaining is null or remaining > 0)
            returning mode, delay_ms
            """;
    private static final String ADD = """
            insert into compute_sim.fault as known (target, operation, remaining, mode, delay_ms)
            select target, operation, times, mode, delay_ms
            from json_to_recordset($1) as planned (target text, operation text, times int, mode text, delay_ms int)
            on conflict (target, operation) do\s""";
    private static final String KEEP = ADD + "nothing";
    private static final String REPLACE =
            ADD + "update set remaining = excluded.remaining, mode = excluded.mode, delay_ms = excluded.delay_ms";

    /** A fault that occurs now. */
    record Strike(FaultMode mode, Duration delay) {}

    private final Pool pool;

    Faults(Pool pool) {
        this.pool = pool;
    }

    /** Plans faults unless they were planned before, used up or not. */
    Uni<Void> plan(List<PlannedFault> faults) {
        return faults.isEmpty() ? Uni.createFrom().voidItem() : add(KEEP, faults);
    }

    /** Plans a fault; replaces an earlier one for the same target and operation. */
    Uni<Void> set(PlannedFault fault) {
        return add(REPLACE, List.of(fault));
    }

    /** Clears all faults. */
    Uni<Void> clear() {
        return pool.query("delete from compute_sim.fault").execute().replaceWithVoid();
    }

    /** Counts and returns the fault that is planned for the operation on the host. */
    Uni<Optional<Strike>> strike(String operation, Mtms host) {
        return strike(List.of(operation, PlannedFault.ANY), List.of(host.toString(), ANYWHERE));
    }

    /** Counts and returns the fault that is planned for the operation on the partition or its host. */
    Uni<Optional<Strike>> strike(String operation, Mtms host, UUID lpar) {
        return strike(List.of(operation, PlannedFault.ANY), List.of(lpar.toString(), host.toString(), ANYWHERE));
    }

    /** Returns true when the answer to a completed change is to be lost. */
    Uni<Boolean> losesAnswer(List<String> targets) {
        return strike(List.of(PlannedFault.TIMEOUT), targets).map(Optional::isPresent);
    }

    private Uni<Optional<Strike>> strike(List<String> operations, List<String> targets) {
        return pool.preparedQuery(STRIKE)
                .execute(Tuple.of(operations.toArray(String[]::new), targets.toArray(String[]::new)))
                .map(struck -> struck.stream()
                        .map(row -> new Strike(
                                FaultMode.of(row.getString("mode")), Duration.ofMillis(row.getInteger("delay_ms"))))
                        .findFirst());
    }

    private Uni<Void> add(String sql, List<PlannedFault> faults) {
        JsonArray rows = new JsonArray();
        faults.forEach(fault -> rows.add(new JsonObject()
                .put("target", fault.target())
                .put("operation", fault.operation())
                .put("times", fault.times().orElse(null))
                .put("mode", fault.mode().text())
                .put("delay_ms", fault.delay().toMillis())));
        return pool.preparedQuery(sql).execute(Tuple.of(rows)).replaceWithVoid();
    }
}
