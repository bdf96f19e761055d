package io.leasehold.compute.host.inventory;

import io.leasehold.common.event.ComputeHostEvent;
import io.leasehold.common.outbox.Outbox;
import io.leasehold.common.outbox.Transactions;
import io.leasehold.common.work.Steps;
import io.leasehold.compute.hardware.HostInfo;
import io.leasehold.compute.hardware.HostInventory;
import io.leasehold.compute.host.Host;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;

/** Comparison of the recorded hosts with the hardware; differences are recorded and announced in one transaction. */
@Singleton
class InventorySync {
    private final HostInventory hardware;
    private final InventoryStore store;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Steps steps;

    InventorySync(HostInventory hardware, InventoryStore store, Outbox outbox, Transactions transactions, Steps steps) {
        this.hardware = hardware;
        this.store = store;
        this.outbox = outbox;
        this.transactions = transactions;
        this.steps = steps;
    }

    /** Lists the hosts of the hardware and records what changed. */
    Uni<Void> sync() {
        return hardware.listHosts()
                .chain(observed -> transactions.run(connection -> record(connection, observed)))
                .invoke(() -> steps.reached("compute.inventory.synced"));
    }

    /** Records the observed hosts: two statements when nothing changed, four for any number of changes. */
    Uni<Void> record(SqlConnection connection, List<HostInfo> observed) {
        return store.lock(connection)
                .chain(() -> store.all(connection))
                .map(known -> known.observe(observed))
                .chain(changes -> save(connection, changes));
    }

    private Uni<Void> save(SqlConnection connection, List<Host.Change> changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Host> hosts = changes.stream().map(Host.Change::host).toList();
        List<ComputeHostEvent> events =
                changes.stream().flatMap(change -> change.event().stream()).toList();
        return store.save(connection, hosts).chain(() -> outbox.append(connection, events));
    }
}
