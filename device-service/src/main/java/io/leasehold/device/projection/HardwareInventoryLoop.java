package io.leasehold.device.projection;

import io.leasehold.common.work.BackgroundLoop;
import io.leasehold.common.work.BackgroundLoop.Outcome;
import io.leasehold.common.work.Steps;
import io.leasehold.device.DeviceBoundary;
import io.leasehold.device.hardware.HostInventory;
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
class HardwareInventoryLoop {
    private final HostInventory hardware;
    private final HardwareInventory inventory;
    private final Steps steps;
    private final InventoryConfig config;
    private final Clock clock;
    private final BackgroundLoop loop;

    HardwareInventoryLoop(
            HostInventory hardware,
            HardwareInventory inventory,
            Steps steps,
            InventoryConfig config,
            Clock clock,
            Vertx vertx) {
        this.hardware = hardware;
        this.inventory = inventory;
        this.steps = steps;
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
                .invoke(() -> steps.reached(DeviceBoundary.INVENTORY_SYNCED))
                .map(done -> new Outcome(false, Optional.of(clock.instant().plus(config.interval()))));
    }
}
