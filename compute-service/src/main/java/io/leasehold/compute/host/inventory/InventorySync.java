package io.leasehold.compute.host.inventory;

import io.leasehold.common.boundary.Steps;
import io.leasehold.common.event.ComputeHostEvent;
import io.leasehold.common.operation.Operation;
import io.leasehold.common.operation.OperationWork;
import io.leasehold.common.operation.Operations;
import io.leasehold.common.outbox.Outbox;
import io.leasehold.common.sql.Transactions;
import io.leasehold.compute.boundary.ComputeBoundary;
import io.leasehold.compute.hardware.HostInfo;
import io.leasehold.compute.hardware.HostInventory;
import io.leasehold.compute.host.Host;
import io.leasehold.compute.host.HostStore;
import io.leasehold.compute.poll.HostPolls;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Recurring comparison of the recorded hosts with the hardware; differences are recorded and announced in one
 * transaction, under the claim of the operation: a comparison that another process has taken over changes nothing.
 */
@Singleton
class InventorySync implements OperationWork {
    static final String KIND = "inventory";

    private final HostInventory hardware;
    private final HostStore store;
    private final Outbox outbox;
    private final HostPolls polls;
    private final Transactions transactions;
    private final Operations operations;
    private final InventoryConfig config;
    private final Steps steps;

    InventorySync(
            HostInventory hardware,
            HostStore store,
            Outbox outbox,
            HostPolls polls,
            Transactions transactions,
            Operations operations,
            InventoryConfig config,
            Steps steps) {
        this.hardware = hardware;
        this.store = store;
        this.outbox = outbox;
        this.polls = polls;
        this.transactions = transactions;
        this.operations = operations;
        this.config = config;
        this.steps = steps;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(Operation operation) {
        return hardware.listHosts()
                .chain(observed -> transactions.run(connection -> operations
                        .lock(connection, operation)
                        .chain(() -> record(connection, observed))
                        .chain(() -> operations.lookAgain(connection, operation, config.interval()))))
                .invoke(() -> steps.reached(ComputeBoundary.INVENTORY_SYNCED));
    }

    /** Changes nothing: the hosts stay as they were observed last, and the next start orders another comparison. */
    @Override
    public Uni<Void> abandon(SqlConnection connection, Operation operation, String reason) {
        return Uni.createFrom().voidItem();
    }

    /** Records the observed hosts: one statement when nothing changed, four for any number of changes. */
    Uni<Void> record(SqlConnection connection, List<HostInfo> observed) {
        return store.all(connection)
                .map(known -> new KnownHosts(known).observe(observed))
                .chain(changes -> save(connection, changes));
    }

    private Uni<Void> save(SqlConnection connection, List<Host.Change> changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Host> hosts = changes.stream().map(Host.Change::host).toList();
        List<ComputeHostEvent> events =
                changes.stream().flatMap(change -> change.event().stream()).toList();
        return store.save(connection, hosts)
                .chain(() -> outbox.append(connection, events))
                .chain(() -> polls.order(connection, reachable(hosts)));
    }

    private static List<HostInfo> reachable(List<Host> hosts) {
        return hosts.stream().map(Host::info).filter(HostInfo::up).toList();
    }
}
