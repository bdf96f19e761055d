package io.leasehold.hypervisor.hardware.simulated;

import io.leasehold.hypervisor.hardware.HardwareFault;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Faults of the simulated consoles, by console or machine and by call, the same for all replicas. A fault of all calls is
 * stored for the call {@value #ALL_CALLS}.
 */
@Singleton
class SimulatedFaults {
    static final String ALL_CALLS = "all";

    private static final String SET = """
            insert into dedicated_hypervisor_sim.fault (target, call, kind, delay_ms) values ($1, $2, $3, $4)
            on conflict (target, call) do update set kind = excluded.kind, delay_ms = excluded.delay_ms
            """;
    private static final String FIND = """
            select kind, delay_ms from dedicated_hypervisor_sim.fault
            where target in ($1, $2) and call in ($3, 'all') and kind <> 'NONE'
            order by target = $2 desc, call = $3 desc limit 1
            """;

    private final Pool pool;
    private final Vertx vertx;

    SimulatedFaults(Pool pool, Vertx vertx) {
        this.pool = pool;
        this.vertx = vertx;
    }

    /**
     * Sets the fault of a call, or takes the fault away with {@link SimulatedFault#NONE}.
     *
     * @param target a console, or the id of a machine
     */
    Uni<Void> set(String target, String call, SimulatedFault fault) {
        return pool.preparedQuery(SET)
                .execute(Tuple.of(
                        target, call, fault.kind().name(), fault.delay().toMillis()))
                .replaceWithVoid();
    }

    /** Makes the call as its fault has it. */
    <T> Uni<T> around(String console, String machine, String call, Supplier<Uni<T>> effect) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(console, machine, call))
                .map(rows ->
                        rows.stream().findFirst().map(SimulatedFaults::fault).orElse(SimulatedFault.NONE))
                .chain(fault -> apply(fault, console, effect));
    }

    private <T> Uni<T> apply(SimulatedFault fault, String console, Supplier<Uni<T>> effect) {
        return switch (fault.kind()) {
            case NONE -> effect.get();
            case FAIL_BEFORE -> Uni.createFrom().failure(new HardwareFault.Timeout(console));
            case FAIL_AFTER -> effect.get().chain(() -> Uni.createFrom().failure(new HardwareFault.Timeout(console)));
            case SLOW_BEFORE -> uncancelled(pause(fault.delay()).chain(effect::get));
            case SLOW_AFTER -> uncancelled(effect.get().call(() -> pause(fault.delay())));
            case FROZEN -> Uni.createFrom().nothing();
            case REJECTED -> Uni.createFrom().failure(new HardwareFault.Rejected("SIM", "the simulator was told so"));
        };
    }

    /** Goes on when the caller has given up, as hardware does. */
    private static <T> Uni<T> uncancelled(Uni<T> work) {
        return Uni.createFrom().emitter(caller -> work.subscribe().with(caller::complete, caller::fail));
    }

    private Uni<Void> pause(Duration delay) {
        return Uni.createFrom()
                .emitter(over -> vertx.setTimer(Math.max(1, delay.toMillis()), fired -> over.complete(null)));
    }

    private static SimulatedFault fault(Row row) {
        return new SimulatedFault(
                SimulatedFault.Kind.valueOf(row.getString("kind")), Duration.ofMillis(row.getLong("delay_ms")));
    }
}
