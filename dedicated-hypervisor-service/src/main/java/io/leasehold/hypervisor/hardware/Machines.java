package io.leasehold.hypervisor.hardware;

import io.smallrye.mutiny.Uni;

/**
 * Bare metal: machines are claimed, installed, looked at and given back. All of it is idempotent, so whoever does not
 * know whether a call arrived makes it again. Any method may fail with {@link HardwareFault.Timeout}, {@link
 * HardwareFault.Busy} or {@link HardwareFault.Rejected}.
 */
public interface Machines {
    /**
     * Claims a machine with its ports, all or nothing. A repetition with the same id returns the machine of the first
     * call. Fails with {@link HardwareFault.NoStock} or {@link HardwareFault.AddressTaken}.
     */
    Uni<Machine> claim(MachineOrder order);

    /** Begins the installation of a claimed machine, once. Fails with {@link HardwareFault.NotFound}. */
    Uni<Void> install(MachineRef machine);

    /** Reads the state of the machine and changes nothing. */
    Uni<MachineState> observe(MachineRef machine);

    /** Gives the machine another name; nothing for one that is absent. */
    Uni<Void> rename(MachineRef machine, String name);

    /**
     * Starts the release of the machine and its ports; does nothing for an unknown machine. A repetition with the same
     * {@code request} does nothing; a new request retries a release that failed.
     */
    Uni<Void> release(MachineRef machine, String request);
}
