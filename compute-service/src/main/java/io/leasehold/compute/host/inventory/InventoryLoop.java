package io.leasehold.compute.host.inventory;

import io.leasehold.common.work.BackgroundLoop;
import io.leasehold.common.work.BackgroundLoop.Outcome;
import io.leasehold.compute.hardware.HostInventory;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Runs {@link InventorySync} at start, after each change that the hardware signals, and at a fixed interval. */
@Singleton
class InventoryLoop {
    private final InventorySync inventory;
    private final HostInventory hardware;
    private final InventoryConfig config;
    private final Clock clock;
    private final BackgroundLoop loop;

    InventoryLoop(InventorySync inventory, HostInventory hardware, InventoryConfig config, Clock clock, Vertx vertx) {
        this.inventory = inventory;
        this.hardware = hardware;
        this.config = config;
        this.clock = clock;
        this.loop = new BackgroundLoop("inventory", vertx, clock, this::pass);
    }

    void start(@Observes StartupEvent event) {
        hardware.onChange(loop::wake);
        loop.wake();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    private Uni<Outcome> pass() {
        return inventory
                .sync()
                .map(done -> new Outcome(false, Optional.of(clock.instant().plus(config.interval()))));
    }
}
