package io.leasehold.compute.hardware.simulated;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Creates the simulated fleet once; existing machines are left as they are. */
@Singleton
class FleetSetup {
    private final FleetStore fleet;
    private final SimulatedVsnStore pool;
    private final SimulatorConfig config;
    private final AtomicBoolean installed = new AtomicBoolean();

    FleetSetup(
            FleetStore fleet,
            SimulatedVsnStore pool,
            SimulatorConfig config,
            @ConfigProperty(name = "leasehold.sim.fixtures") boolean allowed) {
        if (!allowed) {
            throw new IllegalStateException("compute.adapter is 'simulator', but leasehold.sim.fixtures is false:"
                    + " simulated hardware is not for production. Name a real adapter or allow fixtures.");
        }
        this.fleet = fleet;
        this.pool = pool;
        this.config = config;
    }

    /** Completes when the machines and their virtual serial numbers exist. */
    Uni<Void> complete() {
        return installed.get()
                ? Uni.createFrom().voidItem()
                : fleet.install(FixtureFleet.with(config.extraHosts()))
                        .chain(() -> pool.install(FixtureFleet.serialNumbers()))
                        .invoke(() -> installed.set(true));
    }
}
