package io.leasehold.hypervisor.hardware.console;

import io.leasehold.common.loop.Patience;
import io.leasehold.hypervisor.hardware.HardwareFault;
import io.leasehold.hypervisor.hardware.Machine;
import io.leasehold.hypervisor.hardware.MachineOrder;
import io.leasehold.hypervisor.hardware.MachineRef;
import io.leasehold.hypervisor.hardware.MachineState;
import io.leasehold.hypervisor.hardware.Machines;
import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** Machines whose calls have a deadline, and each of whose consoles has its own limit of calls in flight. */
final class GuardedMachines implements Machines {
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Machines machines;
    private final ConsoleCalls calls;
    private final Patience patience;

    GuardedMachines(Machines machines, ConsoleCalls calls, Patience patience) {
        this.machines = machines;
        this.calls = calls;
        this.patience = patience;
    }

    /** Waits a moment for a console that is busy, because a client waits for the answer. */
    @Override
    public Uni<Machine> claim(MachineOrder order) {
        return patience.with(
                HardwareFault.Busy.class,
                PAUSE,
                PATIENCE,
                () -> calls.call(order.console(), "claim", () -> machines.claim(order)));
    }

    @Override
    public Uni<Void> install(MachineRef machine) {
        return calls.call(machine.console(), "install", () -> machines.install(machine));
    }

    @Override
    public Uni<MachineState> observe(MachineRef machine) {
        return calls.call(machine.console(), "observe", () -> machines.observe(machine));
    }

    @Override
    public Uni<Void> rename(MachineRef machine, String name) {
        return calls.call(machine.console(), "rename", () -> machines.rename(machine, name));
    }

    @Override
    public Uni<Void> release(MachineRef machine, String request) {
        return calls.call(machine.console(), "release", () -> machines.release(machine, request));
    }
}
