package io.leasehold.device.projection;

import io.leasehold.common.boundary.Steps;
import io.leasehold.common.loop.BackgroundLoop;
import io.leasehold.common.loop.BackgroundLoop.Outcome;
import io.leasehold.common.loop.Loops;
import io.leasehold.common.operation.Operation;
import io.leasehold.common.operation.OperationWork;
import io.leasehold.common.operation.Operations;
import io.leasehold.common.operation.Order;
import io.leasehold.common.sql.Transactions;
import io.leasehold.device.DeviceBoundary;
import io.leasehold.device.hardware.HostInventory;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * The recurring observation of the hardware, once for all replicas: at start, when the hardware says that something
 * changed, and after each interval.
 */
@Singleton
class InventoryOperation implements OperationWork {
    /** Also the kind of the operation that a reset of the fixture keeps. */
    private static final String KIND = "inventory";

    private final HardwareInventory inventory;
    private final Transactions transactions;
    private final Operations operations;
    private final Steps steps;
    private final InventoryConfig config;
    private final BackgroundLoop orders;

    InventoryOperation(
            HardwareInventory inventory,
            Transactions transactions,
            Operations operations,
            Steps steps,
            InventoryConfig config,
            Loops loops) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.operations = operations;
        this.steps = steps;
        this.config = config;
        this.orders = loops.loop("orders of the inventory", this::order);
    }

    void start(@Observes StartupEvent event, HostInventory hardware) {
        hardware.onChange(orders::wake);
        orders.wake();
    }

    void stop(@Observes ShutdownEvent event) {
        orders.stop();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(Operation operation) {
        return inventory
                .refresh()
                .invoke(() -> steps.reached(DeviceBoundary.INVENTORY_SYNCED))
                .chain(() ->
                        transactions.run(connection -> operations.lookAgain(connection, operation, config.interval())));
    }

    /** Ends the observation until the next start or change. */
    @Override
    public Uni<Void> abandon(SqlConnection connection, Operation operation, String reason) {
        return Uni.createFrom().voidItem();
    }

    private Uni<Outcome> order() {
        return transactions
                .run(connection ->
                        operations.order(connection, Order.of(KIND, "hardware").at(HostInventory.CONSOLE)))
                .replaceWith(Outcome.IDLE);
    }
}
