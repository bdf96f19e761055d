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

/** The simulated fleet's inventory. What happens to a host is kept, as it is with a machine. */
@Singleton
@Identifier("simulator") class SimulatedHosts implements HostInventory {
    /** What an operator does to a host; a hole leaves that side as it is. */
    record HostSwitch(Optional<String> state, Optional<String> status) {}

    private final FleetStore store;
    private final FleetSetup installation;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    SimulatedHosts(FleetStore store, FleetSetup installation) {
        this.store = store;
        this.installation = installation;
    }

    @Override
    public Uni<List<HostInfo>> listHosts() {
        return installation.done().chain(store::all);
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Switches a host up or down, on or off, and tells whoever listens; unknown → {@link HardwareFault.NotFound}. */
    Uni<Void> change(Mtms mtms, HostSwitch wanted) {
        return installation
                .done()
                .chain(() -> store.change(mtms, wanted))
                .invoke(known -> {
                    if (!known) {
                        throw new HardwareFault.NotFound("Host " + mtms);
                    }
                })
                .invoke(() -> listeners.forEach(Runnable::run))
                .replaceWithVoid();
    }
}
