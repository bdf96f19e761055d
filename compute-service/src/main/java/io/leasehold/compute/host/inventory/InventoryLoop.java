package io.leasehold.compute.host.inventory;

import io.leasehold.common.outbox.Transactions;
import io.leasehold.common.work.BackgroundLoop;
import io.leasehold.common.work.BackgroundLoop.Outcome;
import io.leasehold.common.work.Steps;
import io.leasehold.compute.hardware.HostInventory;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Looks at the hardware at start, when it says that something changed, and from time to time. */
@Singleton
class InventoryLoop {
    private final HostInventory hardware;
    private final InventoryRecorder inventory;
    private final Transactions transactions;
    private final Steps steps;
    private final InventoryConfig config;
    private final Clock clock;
    private final BackgroundLoop loop;

    InventoryLoop(
            HostInventory hardware,
            InventoryRecorder inventory,
            Transactions transactions,
            Steps steps,
            InventoryConfig config,
            Clock clock,
            Vertx vertx) {
        this.hardware = hardware;
        this.inventory = inventory;
        this.transactions = transactions;
        this.steps = steps;
        this.config = config;
        this.clock = clock;
        this.loop = new BackgroundLoop("inventory", vertx, clock, this::look);
    }

    void start(@Observes StartupEvent event) {
        hardware.onChange(loop::wake);
        loop.wake();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    private Uni<Outcome> look() {
        return hardware.listHosts()
                .chain(seen -> transactions.run(connection -> inventory.record(connection, seen)))
                .invoke(() -> steps.reached("compute.inventory.synced"))
                .map(done -> new Outcome(false, Optional.of(clock.instant().plus(config.interval()))));
    }
}
