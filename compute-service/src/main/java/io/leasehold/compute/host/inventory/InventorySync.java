package io.leasehold.compute.host.inventory;

import io.leasehold.common.operation.Operation;
import io.leasehold.common.operation.OperationWork;
import io.leasehold.common.operation.Operations;
import io.leasehold.common.outbox.Transactions;
import io.leasehold.common.work.Steps;
import io.leasehold.compute.boundary.ComputeBoundary;
import io.leasehold.compute.hardware.HostInventory;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;

/**
 * The recurring look at which hosts there are. What a look saw is recorded under its claim, so a look that another
 * process has taken over changes nothing.
 */
@Singleton
class InventorySync implements OperationWork {
    static final String KIND = "inventory";

    private final HostInventory hardware;
    private final InventoryRecorder inventory;
    private final Transactions transactions;
    private final Operations operations;
    private final InventoryConfig config;
    private final Steps steps;

    InventorySync(
            HostInventory hardware,
            InventoryRecorder inventory,
            Transactions transactions,
            Operations operations,
            InventoryConfig config,
            Steps steps) {
        this.hardware = hardware;
        this.inventory = inventory;
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
                .chain(seen -> transactions.run(connection -> operations
                        .lock(connection, operation)
                        .chain(() -> inventory.record(connection, seen))
                        .chain(() -> operations.lookAgain(connection, operation, config.interval()))))
                .invoke(() -> steps.reached(ComputeBoundary.INVENTORY_SYNCED));
    }

    /** Changes nothing: the hosts stay as they were seen last, and the next start looks again. */
    @Override
    public Uni<Void> abandon(SqlConnection connection, Operation operation, String reason) {
        return Uni.createFrom().voidItem();
    }
}
