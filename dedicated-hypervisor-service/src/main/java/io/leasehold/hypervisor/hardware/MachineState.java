package io.leasehold.hypervisor.hardware;

/** How far a machine is. */
public sealed interface MachineState {
    /** Ours, and nothing is being done to it. */
    record Claimed() implements MachineState {}

    /** Its hypervisor is being installed; {@code progress} in percent. */
    record Installing(int progress) implements MachineState {}

    /** Its hypervisor runs. */
    record Running(Chassis chassis) implements MachineState {}

    /** The installation failed. */
    record InstallFailed(String reason) implements MachineState {}

    /** It is being given back. */
    record Releasing() implements MachineState {}

    /** It could not be given back; a new request may succeed. */
    record ReleaseFailed(String reason) implements MachineState {}

    /** It is not ours, or no longer. */
    record Absent() implements MachineState {}
}
