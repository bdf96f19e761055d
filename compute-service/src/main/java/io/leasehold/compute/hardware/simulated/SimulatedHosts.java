package io.leasehold.compute.hardware.simulated;

import io.leasehold.compute.hardware.HardwareFault;
import io.leasehold.compute.hardware.HostInfo;
import io.leasehold.compute.hardware.HostInventory;
import io.leasehold.compute.hardware.Mtms;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The simulated fleet's inventory. What happens to a host is kept, as it is with a machine. */
@Singleton
@Identifier("simulator") class SimulatedHosts implements HostInventory {
    /** What an operator does to a host; a hole leaves that side as it is. */
    record Switch(Optional<String> state, Optional<String> status) {}

    private final FleetStore store;
    private final SimulatorConfig config;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean installed = new AtomicBoolean();

    SimulatedHosts(
            FleetStore store,
            SimulatorConfig config,
            @ConfigProperty(name = "leasehold.sim.fixtures") boolean allowed) {
        if (!allowed) {
            throw new IllegalStateException("compute.adapter is 'simulator', but leasehold.sim.fixtures is false:"
                    + " simulated hardware is not for production. Name a real adapter or allow fixtures.");
        }
        this.store = store;
        this.config = config;
    }

    @Override
    public Uni<List<HostInfo>> listHosts() {
        return install().chain(store::all);
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Switches a host up or down, on or off, and tells whoever listens; unknown → {@link HardwareFault.NotFound}. */
    Uni<Void> change(Mtms mtms, Switch wanted) {
        return install()
                .chain(() -> store.change(mtms, wanted))
                .invoke(known -> {
                    if (!known) {
                        throw new HardwareFault.NotFound("Host " + mtms);
                    }
                })
                .invoke(() -> listeners.forEach(Runnable::run))
                .replaceWithVoid();
    }

    private Uni<Void> install() {
        return installed.get()
                ? Uni.createFrom().voidItem()
                : store.install(Fleet.with(config.extraHosts())).invoke(() -> installed.set(true));
    }
}
