package io.leasehold.compute.host.inventory;

import io.leasehold.common.loop.BackgroundLoop;
import io.leasehold.common.loop.BackgroundLoop.Outcome;
import io.leasehold.common.loop.Loops;
import io.leasehold.common.operation.Operations;
import io.leasehold.common.operation.Order;
import io.leasehold.common.sql.Transactions;
import io.leasehold.compute.hardware.HostInventory;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Orders of the comparison of hosts with the hardware, at the start of the service and after the hardware reported a change
 * of hosts. The start also orders the observations of all hosts.
 */
@Singleton
class InventoryStart {
    private final HostInventory hardware;
    private final RecordedHosts hosts;
    private final Operations operations;
    private final Transactions transactions;
    private final BackgroundLoop loop;
    private final AtomicBoolean started = new AtomicBoolean();

    InventoryStart(
            HostInventory hardware,
            RecordedHosts hosts,
            Operations operations,
            Transactions transactions,
            Loops loops) {
        this.hardware = hardware;
        this.hosts = hosts;
        this.operations = operations;
        this.transactions = transactions;
        this.loop = loops.loop("orders of inventory", this::order);
    }

    void start(@Observes StartupEvent event) {
        hardware.onChange(loop::wake);
        loop.wake();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    private Uni<Outcome> order() {
        return transactions
                .run(connection -> operations
                        .order(
                                connection,
                                List.of(Order.of(InventorySync.KIND, InventorySync.KIND)
                                        .at(HostInventory.CONSOLE)))
                        .chain(() -> started.get() ? Uni.createFrom().voidItem() : hosts.orderPolls(connection)))
                .invoke(() -> started.set(true))
                .replaceWith(Outcome.IDLE);
    }
}
