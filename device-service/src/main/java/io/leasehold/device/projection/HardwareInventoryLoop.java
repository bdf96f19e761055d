package io.leasehold.device.projection;

import io.leasehold.common.work.BackgroundLoop;
import io.leasehold.common.work.BackgroundLoop.Outcome;
import io.leasehold.device.hardware.HostInventory;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Background loop that refreshes the inventory at start, when the hardware reports a change, and periodically. */
@Singleton
class HardwareInventoryLoop {
    private final HostInventory hardware;
    private final HardwareInventory inventory;
    private final InventoryConfig config;
    private final Clock clock;
    private final BackgroundLoop loop;

    HardwareInventoryLoop(
            HostInventory hardware, HardwareInventory inventory, InventoryConfig config, Clock clock, Vertx vertx) {
        this.hardware = hardware;
        this.inventory = inventory;
        this.config = config;
        this.clock = clock;
        this.loop = new BackgroundLoop("inventory", vertx, clock, this::refresh);
    }

    void start(@Observes StartupEvent event) {
        hardware.onChange(loop::wake);
        loop.wake();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    private Uni<Outcome> refresh() {
        return inventory
                .refresh()
                .map(done -> new Outcome(false, Optional.of(clock.instant().plus(config.interval()))));
    }
}
