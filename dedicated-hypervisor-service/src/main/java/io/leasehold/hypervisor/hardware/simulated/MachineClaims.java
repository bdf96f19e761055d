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

/** Claims of simulated machines, one at a time. */
@Singleton
class MachineClaims {
    private final Pool pool;
    private final ClaimStore store;
    private final SimulatorConfig config;
    private final Clock clock;

    MachineClaims(Pool pool, ClaimStore store, SimulatorConfig config, Clock clock) {
        this.pool = pool;
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    Uni<Machine> claim(MachineOrder order) {
        return pool.withTransaction(connection -> store.lock(connection)
                .chain(() -> store.deleteReleased(connection, clock.instant()))
                .chain(() -> store.zoneOf(connection, order.id()))
                .chain(zone -> zone.isPresent()
                        ? store.ports(connection, order.id())
                                .map(ports -> SimulatedParts.of(order.id(), zone.get(), ports))
                        : claimNew(connection, order)));
    }

    private Uni<Machine> claimNew(SqlConnection connection, MachineOrder order) {
        return store.available(connection, order.flavor(), config.machines())
                .map(available -> zone(order, available))
                .chain(zone -> store.allocation(connection)
                        .map(allocation -> allocation.allocate(order))
                        .chain(ports -> insert(connection, order, zone, ports)));
    }

    private Uni<Machine> insert(SqlConnection connection, MachineOrder order, String zone, List<AllocatedPort> ports) {
        return store.insertMachine(connection, order, zone)
                .chain(() -> store.insertPorts(connection, order.id(), ports))
                .replaceWith(SimulatedParts.of(order.id(), zone, ports));
    }

    /** Returns the ordered zone, or the first zone with a machine in stock. */
    private static String zone(MachineOrder order, Map<String, Integer> available) {
        return SimulatedCatalogue.ZONES.stream()
                .filter(zone -> order.zone().map(zone::equals).orElse(true))
                .filter(zone -> available.getOrDefault(zone, 0) > 0)
                .findFirst()
                .orElseThrow(() -> new HardwareFault.NoStock(order.flavor()));
    }
}
