package io.leasehold.hypervisor.hardware;

import io.smallrye.mutiny.Uni;

/**
 * Bare metal: machines are claimed, installed, looked at and given back. All of it is idempotent, so whoever does not
 * know whether a call arrived makes it again. Any method may fail with {@link HardwareFault.Timeout}, {@link
 * HardwareFault.Busy} or {@link HardwareFault.Rejected}.
 */
public interface Machines {
    /**
     * Makes a machine and its ports ours, all or nothing. Repeating it with the same id gives the machine that is there
     * already. Fails with {@link HardwareFault.NoStock} or {@link HardwareFault.AddressTaken}.
     */
    Uni<Machine> claim(MachineOrder order);

    /** Begins the installation of a claimed machine, once. Fails with {@link HardwareFault.NotFound}. */
    Uni<Void> install(MachineRef machine);

    /** How far the machine is. Reads only. */
    Uni<MachineState> observe(MachineRef machine);

    /** Gives the machine another name; nothing for one that is absent. */
    Uni<Void> rename(MachineRef machine, String name);

    /**
     * Begins to give the machine back with all its ports; nothing for one that is absent. Repeating it with the same
     * {@code request} does nothing more, a new request tries again what is stuck.
     */
    Uni<Void> release(MachineRef machine, String request);
}
