package io.leasehold.compute.hardware.simulated;

import io.leasehold.compute.hardware.HardwareFault;
import io.leasehold.compute.hardware.HostInfo;
import io.leasehold.compute.hardware.LparSpec;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.simulated.Faults.Strike;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** Access to a simulated host, with latency, planned faults, and a timeout while the host is down. */
@Singleton
class Console {
    private final FleetSetup setup;
    private final FleetStore fleet;
    private final Faults faults;
    private final Latency latency;
    private final Pool pool;

    Console(FleetSetup setup, FleetStore fleet, Faults faults, Latency latency, Pool pool) {
        this.setup = setup;
        this.fleet = fleet;
        this.faults = faults;
        this.latency = latency;
        this.pool = pool;
    }

    /** Reads from a host. */
    <T> Uni<T> read(Mtms host, Function<SqlConnection, Uni<T>> query) {
        return call(
                "read",
                faults.strike("read", host),
                () -> pool.withConnection(connection -> fleet.find(connection, host)
                        .invoke(Console::requireUp)
                        .chain(info -> query.apply(connection))));
    }

    /** Changes a host. */
    <T> Uni<T> change(String operation, Mtms host, BiFunction<SqlConnection, HostInfo, Uni<T>> effect) {
        return call(operation, faults.strike(operation, host), () -> commit(host, effect))
                .call(() -> loseAnswer(List.of(host.toString(), Faults.ANYWHERE)));
    }

    /** Changes a partition. */
    <T> Uni<T> change(String operation, Mtms host, UUID lpar, BiFunction<SqlConnection, HostInfo, Uni<T>> effect) {
        return call(operation, faults.strike(operation, host, lpar), () -> commit(host, effect))
                .call(() -> loseAnswer(List.of(lpar.toString(), host.toString(), Faults.ANYWHERE)));
    }

    /** Plans the faults that flavor or name of the partition request. */
    Uni<Void> plan(LparSpec spec) {
        return faults.plan(PlannedFault.of(spec));
    }

    private <T> Uni<T> call(String operation, Uni<Optional<Strike>> strike, Supplier<Uni<T>> effect) {
        return setup.complete()
                .chain(() -> latency.of(operation))
                .chain(() -> strike)
                .chain(found ->
                        found.map(fault -> fail(operation, fault, effect)).orElseGet(effect));
    }

    private <T> Uni<T> fail(String operation, Strike fault, Supplier<Uni<T>> effect) {
        return switch (fault.mode()) {
            case FAIL ->
                Uni.createFrom()
                        .failure(new HardwareFault.Rejected("SIM0001", "%s fails as planned".formatted(operation)));
            case LOSE_ANSWER ->
                effect.get().invoke(done -> {
                    throw new HardwareFault.Timeout("Simulated console");
                });
            case DELAY -> uncancelled(latency.of(fault.delay()).chain(effect::get));
            case DELAY_ANSWER -> uncancelled(effect.get()).call(() -> latency.of(fault.delay()));
            case FREEZE -> Uni.createFrom().nothing();
        };
    }

    /** Completes the work even when the caller cancels the call. */
    private static <T> Uni<T> uncancelled(Uni<T> work) {
        return Uni.createFrom().emitter(answer -> work.subscribe().with(answer::complete, answer::fail));
    }

    /** Fails when the answer to the completed change is to be lost. */
    private Uni<Void> loseAnswer(List<String> targets) {
        return faults.losesAnswer(targets)
                .invoke(lost -> {
                    if (lost) {
                        throw new HardwareFault.Timeout(targets.getFirst());
                    }
                })
                .replaceWithVoid();
    }

    private <T> Uni<T> commit(Mtms host, BiFunction<SqlConnection, HostInfo, Uni<T>> effect) {
        return pool.withTransaction(connection ->
                fleet.lock(connection, host).invoke(Console::requireUp).chain(info -> effect.apply(connection, info)));
    }

    private static void requireUp(HostInfo host) {
        if (!host.up()) {
            throw new HardwareFault.Timeout("Host " + host.mtms());
        }
    }
}
