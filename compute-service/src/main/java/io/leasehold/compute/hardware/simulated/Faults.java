package io.leasehold.compute.hardware.simulated;

import io.leasehold.compute.hardware.HardwareFault;
import io.leasehold.compute.hardware.Mtms;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Planned faults of the simulated hardware; each occurrence is counted. */
@Singleton
class Faults {
    private static final String ANYWHERE = "*";
    private static final String STRIKE = """
            update compute_sim.fault set remaining = remaining - 1
            where operation = $1 and target = any($2) and (remaining is null or remaining > 0)
            returning target
            """;
    private static final String ADD = """
            insert into compute_sim.fault as known (target, operation, remaining)
            select target, operation, times
            from json_to_recordset($1) as planned (target text, operation text, times int)
            on conflict (target, operation) do\s""";
    private static final String KEEP = ADD + "nothing";
    private static final String REPLACE = ADD + "update set remaining = excluded.remaining";

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

    /** Fails when a fault is planned for the operation on the host. */
    Uni<Void> failIfPlanned(String operation, Mtms host) {
        return failIfPlanned(operation, host.toString(), ANYWHERE);
    }

    /** Fails when a fault is planned for the operation on the partition or its host. */
    Uni<Void> failIfPlanned(String operation, Mtms host, UUID lpar) {
        return failIfPlanned(operation, lpar.toString(), host.toString(), ANYWHERE);
    }

    /** Fails when the answer to a completed change of the host is to be lost. */
    Uni<Void> failAfterChange(Mtms host) {
        return failIfPlanned(PlannedFault.TIMEOUT, host);
    }

    /** Fails when the answer to a completed change of the partition is to be lost. */
    Uni<Void> failAfterChange(Mtms host, UUID lpar) {
        return failIfPlanned(PlannedFault.TIMEOUT, host, lpar);
    }

    private Uni<Void> failIfPlanned(String operation, String... targets) {
        return pool.preparedQuery(STRIKE)
                .execute(Tuple.of(operation, targets))
                .invoke(struck -> {
                    if (struck.rowCount() > 0) {
                        throw fault(operation, targets[0]);
                    }
                })
                .replaceWithVoid();
    }

    private static HardwareFault fault(String operation, String target) {
        return operation.equals(PlannedFault.TIMEOUT)
                ? new HardwareFault.Timeout(target)
                : new HardwareFault.Rejected("SIM0001", "%s on %s fails as planned".formatted(operation, target));
    }

    private Uni<Void> add(String sql, List<PlannedFault> faults) {
        JsonArray rows = new JsonArray();
        faults.forEach(fault -> rows.add(new JsonObject()
                .put("target", fault.target())
                .put("operation", fault.operation())
                .put("times", fault.times().orElse(null))));
        return pool.preparedQuery(sql).execute(Tuple.of(rows)).replaceWithVoid();
    }
}
