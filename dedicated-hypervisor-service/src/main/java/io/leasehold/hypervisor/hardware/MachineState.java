package io.leasehold.hypervisor.hardware;

/** Observed state of a machine. */
public sealed interface MachineState {
    /** Claimed, and no work in progress. */
    record Claimed() implements MachineState {}

    /** The hypervisor is being installed; {@code progress} in percent. */
    record Installing(int progress) implements MachineState {}

    /** The hypervisor runs. */
    record Running(Chassis chassis) implements MachineState {}

    /** The installation failed. */
    record InstallFailed(String reason) implements MachineState {}

    /** The machine is being released. */
    record Releasing() implements MachineState {}

    /** The release failed; a new request may succeed. */
    record ReleaseFailed(String reason) implements MachineState {}

    /** Not claimed, or released. */
    record Absent() implements MachineState {}
}
