package io.leasehold.device.hardware.simulated;

import io.leasehold.device.hardware.HostInfo;
import io.leasehold.device.hardware.HostInventory;
import io.leasehold.device.hardware.Resettable;
import io.leasehold.device.hardware.VmInfo;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Simulated hosts and their virtual machines. */
@Singleton
@Identifier("simulator") class SimulatedHosts implements HostInventory, Resettable {
    private final SimulatorStore store;
    private final SimulatorSetup setup;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    SimulatedHosts(SimulatorStore store, SimulatorSetup setup) {
        setup.requireAllowed();
        this.store = store;
        this.setup = setup;
    }

    @Override
    public Uni<List<HostInfo>> hosts() {
        return setup.ensureInstalled().chain(store::hosts);
    }

    @Override
    public Uni<List<VmInfo>> vms() {
        return setup.ensureInstalled().chain(store::vms);
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public Uni<Void> reset() {
        return setup.reset();
    }

    void notifyListeners() {
        listeners.forEach(Runnable::run);
    }
}
