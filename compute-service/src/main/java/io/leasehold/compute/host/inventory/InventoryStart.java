package io.leasehold.compute.host.inventory;

import io.leasehold.common.loop.BackgroundLoop;
import io.leasehold.common.loop.BackgroundLoop.Outcome;
import io.leasehold.common.loop.Loops;
import io.leasehold.common.operation.Operations;
import io.leasehold.common.operation.Order;
import io.leasehold.common.sql.Transactions;
import io.leasehold.compute.hardware.HostInfo;
import io.leasehold.compute.hardware.HostInventory;
import io.leasehold.compute.host.Host;
import io.leasehold.compute.host.HostStore;
import io.leasehold.compute.poll.HostPolls;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Orders a look at the inventory at start and when the hardware says that hosts changed; at start also those at hosts. */
@Singleton
class InventoryStart {
    private final HostInventory hardware;
    private final HostStore store;
    private final HostPolls polls;
    private final Operations operations;
    private final Transactions transactions;
    private final BackgroundLoop loop;
    private final AtomicBoolean started = new AtomicBoolean();

    InventoryStart(
            HostInventory hardware,
            HostStore store,
            HostPolls polls,
            Operations operations,
            Transactions transactions,
            Loops loops) {
        this.hardware = hardware;
        this.store = store;
        this.polls = polls;
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
                        .chain(() -> started.get() ? Uni.createFrom().voidItem() : orderPolls(connection)))
                .invoke(() -> started.set(true))
                .replaceWith(Outcome.IDLE);
    }

    private Uni<Void> orderPolls(SqlConnection connection) {
        return store.all(connection)
                .map(known ->
                        known.stream().map(Host::info).filter(HostInfo::up).toList())
                .chain(hosts -> polls.order(connection, hosts));
    }
}
