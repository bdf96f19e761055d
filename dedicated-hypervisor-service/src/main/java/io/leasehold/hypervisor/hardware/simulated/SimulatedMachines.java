package io.leasehold.hypervisor.hardware.simulated;

import io.leasehold.hypervisor.hardware.Machine;
import io.leasehold.hypervisor.hardware.MachineOrder;
import io.leasehold.hypervisor.hardware.MachineState;
import io.leasehold.hypervisor.hardware.Machines;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Simulated machines, kept in the database. Their work takes time and fails on request. */
@Singleton
@Identifier("simulator") class SimulatedMachines implements Machines {
    private final MachineStore store;
    private final MachineClaims claims;
    private final SimulatorConfig config;
    private final Clock clock;

    SimulatedMachines(
            MachineStore store,
            MachineClaims claims,
            SimulatorConfig config,
            Clock clock,
            @ConfigProperty(name = "leasehold.sim.fixtures") boolean allowed) {
        if (!allowed) {
            throw new IllegalStateException("dh.adapter is 'simulator', but leasehold.sim.fixtures is false:"
                    + " simulated hardware is not for production. Name a real adapter or allow fixtures.");
        }
        this.store = store;
        this.claims = claims;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Uni<Machine> claim(MachineOrder order) {
        return claims.claim(order);
    }

    @Override
    public Uni<Void> install(UUID id) {
        Instant now = clock.instant();
        return store.install(id, new SimulatedMachine.Installation(now, now.plus(config.buildTime())));
    }

    @Override
    public Uni<MachineState> observe(UUID id) {
        Instant now = clock.instant();
        return store.find(id)
                .map(found -> found.map(machine -> machine.state(now)).orElseGet(MachineState.Absent::new));
    }

    @Override
    public Uni<Void> rename(UUID id, String name) {
        return store.rename(id, name);
    }

    @Override
    public Uni<Void> release(UUID id, String request) {
        return store.release(id, request, clock.instant().plus(config.deleteTime()));
    }
}
