package io.leasehold.device.hardware;

import io.leasehold.common.adapter.Consoles;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** An inventory whose calls have a deadline, a limit and a breaker. */
final class GuardedHostInventory implements HostInventory {
    private final HostInventory adapter;
    private final Consoles consoles;

    GuardedHostInventory(HostInventory adapter, Consoles consoles) {
        this.adapter = adapter;
        this.consoles = consoles;
    }

    @Override
    public Uni<List<HostInfo>> hosts() {
        return GuardedDomainDevices.call(consoles, CONSOLE, "hosts", adapter::hosts);
    }

    @Override
    public Uni<List<VmInfo>> vms() {
        return GuardedDomainDevices.call(consoles, CONSOLE, "vms", adapter::vms);
    }

    @Override
    public void onChange(Runnable listener) {
        adapter.onChange(listener);
    }
}
