package io.leasehold.compute.hardware.simulated;

import io.leasehold.compute.hardware.HardwareFault;
import io.leasehold.compute.hardware.HostInfo;
import io.leasehold.compute.hardware.LparSpec;
import io.leasehold.compute.hardware.Mtms;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

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
        return setup.complete()
                .chain(() -> latency.of("read"))
                .chain(() -> faults.failIfPlanned("read", host))
                .chain(() -> pool.withConnection(connection ->
                        fleet.find(connection, host).invoke(Console::requireUp).chain(() -> query.apply(connection))));
    }

    /** Changes a host. */
    <T> Uni<T> change(String operation, Mtms host, BiFunction<SqlConnection, HostInfo, Uni<T>> effect) {
        return before(operation)
                .chain(() -> faults.failIfPlanned(operation, host))
                .chain(() -> commit(host, effect))
                .call(() -> faults.failAfterChange(host));
    }

    /** Changes a partition. */
    <T> Uni<T> change(String operation, Mtms host, UUID lpar, BiFunction<SqlConnection, HostInfo, Uni<T>> effect) {
        return before(operation)
                .chain(() -> faults.failIfPlanned(operation, host, lpar))
                .chain(() -> commit(host, effect))
                .call(() -> faults.failAfterChange(host, lpar));
    }

    /** Plans the faults that flavor or name of the partition request. */
    Uni<Void> plan(LparSpec spec) {
        return faults.plan(PlannedFault.of(spec));
    }

    private Uni<Void> before(String operation) {
        return setup.complete().chain(() -> latency.of(operation));
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
