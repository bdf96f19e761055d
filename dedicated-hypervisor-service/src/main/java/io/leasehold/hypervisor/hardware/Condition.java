package io.leasehold.hypervisor.hardware;

/** How far a machine is. */
public sealed interface Condition {
    /** Ours, and nothing is being done to it. */
    record Claimed() implements Condition {}

    /** Its hypervisor is being installed; {@code progress} in percent. */
    record Installing(int progress) implements Condition {}

    /** Its hypervisor runs. */
    record Running(Chassis chassis) implements Condition {}

    /** The installation failed. */
    record Broken(String reason) implements Condition {}

    /** It is being given back. */
    record Leaving() implements Condition {}

    /** It could not be given back; a new request may succeed. */
    record Stuck(String reason) implements Condition {}

    /** It is not ours, or no longer. */
    record Absent() implements Condition {}
}
