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

/** Inventory of the simulated fleet. Changes of hosts are persistent. */
@Singleton
@Identifier("simulator") class SimulatedHosts implements HostInventory {
    /** A change of a host by an operator; an empty value leaves that part unchanged. */
    record HostSwitch(Optional<String> state, Optional<String> status) {}

    private final FleetStore store;
    private final FleetSetup setup;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    SimulatedHosts(FleetStore store, FleetSetup setup) {
        this.store = store;
        this.setup = setup;
    }

    @Override
    public Uni<List<HostInfo>> listHosts() {
        return setup.complete().chain(store::all);
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Changes a host and notifies the listeners; unknown → {@link HardwareFault.NotFound}. */
    Uni<Void> change(Mtms mtms, HostSwitch wanted) {
        return setup.complete()
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
