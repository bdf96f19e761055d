package io.leasehold.hypervisor.hardware.simulated;

import io.leasehold.hypervisor.hardware.HardwareFault;
import io.leasehold.hypervisor.hardware.Machine;
import io.leasehold.hypervisor.hardware.MachineOrder;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Takes a machine out of stock and wires it, one claim at a time. */
@Singleton
class Claiming {
    private final Pool pool;
    private final ClaimStore store;
    private final SimulatorConfig config;
    private final Clock clock;

    Claiming(Pool pool, ClaimStore store, SimulatorConfig config, Clock clock) {
        this.pool = pool;
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    Uni<Machine> claim(MachineOrder order) {
        return pool.withTransaction(connection -> store.lock(connection)
                .chain(() -> store.forgetGone(connection, clock.instant()))
                .chain(() -> store.zoneOf(connection, order.id()))
                .chain(zone -> zone.isPresent()
                        ? store.ports(connection, order.id()).map(ports -> Anatomy.of(order.id(), zone.get(), ports))
                        : takeNew(connection, order)));
    }

    private Uni<Machine> takeNew(SqlConnection connection, MachineOrder order) {
        return store.left(connection, order.flavor(), config.machines())
                .map(left -> zone(order, left))
                .chain(zone -> store.wiring(connection)
                        .map(wiring -> wiring.wire(order))
                        .chain(ports -> take(connection, order, zone, ports)));
    }

    private Uni<Machine> take(SqlConnection connection, MachineOrder order, String zone, List<WiredPort> ports) {
        return store.take(connection, order, zone)
                .chain(() -> store.wire(connection, order.id(), ports))
                .replaceWith(Anatomy.of(order.id(), zone, ports));
    }

    /** The zone that was named, or the first that has a machine. */
    private static String zone(MachineOrder order, Map<String, Integer> left) {
        return SimulatedCatalogue.ZONES.stream()
                .filter(zone -> order.zone().map(zone::equals).orElse(true))
                .filter(zone -> left.getOrDefault(zone, 0) > 0)
                .findFirst()
                .orElseThrow(() -> new HardwareFault.NoStock(order.flavor()));
    }
}
