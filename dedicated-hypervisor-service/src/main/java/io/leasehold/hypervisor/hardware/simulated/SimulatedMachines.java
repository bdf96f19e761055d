package io.leasehold.hypervisor.hardware.simulated;

import io.leasehold.hypervisor.hardware.Machine;
import io.leasehold.hypervisor.hardware.MachineOrder;
import io.leasehold.hypervisor.hardware.MachineRef;
import io.leasehold.hypervisor.hardware.MachineState;
import io.leasehold.hypervisor.hardware.Machines;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Simulated bare metal: it takes its time, may fail when told to, and is found as it was after a restart. */
@Singleton
@Identifier("simulator") class SimulatedMachines implements Machines {
    private final MachineStore store;
    private final MachineClaims claims;
    private final SimulatedFaults faults;
    private final SimulatorConfig config;
    private final Clock clock;

    SimulatedMachines(
            MachineStore store,
            MachineClaims claims,
            SimulatedFaults faults,
            SimulatorConfig config,
            Clock clock,
            @ConfigProperty(name = "leasehold.sim.fixtures") boolean allowed) {
        if (!allowed) {
            throw new IllegalStateException("dh.adapter is 'simulator', but leasehold.sim.fixtures is false:"
                    + " simulated hardware is not for production. Name a real adapter or allow fixtures.");
        }
        this.store = store;
        this.claims = claims;
        this.faults = faults;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Uni<Machine> claim(MachineOrder order) {
        return faults.around(order.console(), order.id().toString(), "claim", () -> claims.claim(order));
    }

    @Override
    public Uni<Void> install(MachineRef machine) {
        return around(machine, "install", () -> {
            Instant now = clock.instant();
            return store.install(machine.id(), new SimulatedMachine.Installation(now, now.plus(config.buildTime())));
        });
    }

    @Override
    public Uni<MachineState> observe(MachineRef machine) {
        return around(
                machine,
                "observe",
                () -> store.find(machine.id())
                        .map(found ->
                                found.map(known -> known.state(clock.instant())).orElseGet(MachineState.Absent::new)));
    }

    @Override
    public Uni<Void> rename(MachineRef machine, String name) {
        return around(machine, "rename", () -> store.rename(machine.id(), name));
    }

    @Override
    public Uni<Void> release(MachineRef machine, String request) {
        return around(
                machine,
                "release",
                () -> store.release(machine.id(), request, clock.instant().plus(config.deleteTime())));
    }

    private <T> Uni<T> around(MachineRef machine, String call, Supplier<Uni<T>> effect) {
        return faults.around(machine.console(), machine.id().toString(), call, effect);
    }
}
