package io.leasehold.device.hardware.simulated;

import io.leasehold.device.hardware.HostInfo;
import io.leasehold.device.hardware.HostInventory;
import io.leasehold.device.hardware.Renewable;
import io.leasehold.device.hardware.VmInfo;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The simulated hosts and their virtual machines. */
@Singleton
@Identifier("simulator") class SimulatedHosts implements HostInventory, Renewable {
    private final MachineStore store;
    private final SimulatorGate gate;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    SimulatedHosts(MachineStore store, SimulatorGate gate) {
        gate.require();
        this.store = store;
        this.gate = gate;
    }

    @Override
    public Uni<List<HostInfo>> hosts() {
        return gate.open().chain(store::hosts);
    }

    @Override
    public Uni<List<VmInfo>> vms() {
        return gate.open().chain(store::vms);
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public Uni<Void> renew() {
        return gate.renew();
    }

    /** Tells whoever listens. */
    void changed() {
        listeners.forEach(Runnable::run);
    }
}
