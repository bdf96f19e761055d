package io.leasehold.hypervisor.hardware;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/**
 * Bare-metal machines. Every call is idempotent: a caller that does not know whether a call arrived repeats the call.
 * Any method may fail with {@link HardwareFault.Timeout} or {@link HardwareFault.Rejected}.
 */
public interface Machines {
    /**
     * Claims a machine with its ports, all or nothing. A repetition with the same id returns the machine of the first
     * call. Fails with {@link HardwareFault.NoStock} or {@link HardwareFault.AddressTaken}.
     */
    Uni<Machine> claim(MachineOrder order);

    /**
     * Starts the installation of a claimed machine; a repetition does nothing. Fails with {@link
     * HardwareFault.NotFound}.
     */
    Uni<Void> install(UUID id);

    /** Reads the state of the machine; an unknown machine is {@link MachineState.Absent}. */
    Uni<MachineState> observe(UUID id);

    /** Renames the machine; does nothing for an unknown machine. */
    Uni<Void> rename(UUID id, String name);

    /**
     * Starts the release of the machine and its ports; does nothing for an unknown machine. A repetition with the same
     * {@code request} does nothing; a new request retries a release that failed.
     */
    Uni<Void> release(UUID id, String request);
}
