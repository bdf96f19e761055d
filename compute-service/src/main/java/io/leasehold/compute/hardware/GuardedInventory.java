package io.leasehold.compute.hardware;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Inventory with a deadline and a breaker. One call asks all management consoles, so they share the breaker. */
final class GuardedInventory implements HostInventory {
    private final HostInventory inventory;
    private final GuardedCalls calls;

    GuardedInventory(HostInventory inventory, GuardedCalls calls) {
        this.inventory = inventory;
        this.calls = calls;
    }

    @Override
    public Uni<List<HostInfo>> listHosts() {
        return calls.make(CONSOLE, "list_hosts", inventory::listHosts);
    }

    @Override
    public void onChange(Runnable listener) {
        inventory.onChange(listener);
    }
}
