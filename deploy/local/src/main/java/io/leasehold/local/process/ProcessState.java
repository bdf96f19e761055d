package io.leasehold.local.process;

/** How a process is doing. */
public enum ProcessState {
    /** Nobody wants it to run. */
    STOPPED,
    /** It runs and does not serve yet. */
    STARTING,
    READY,
    /** It ended by itself and will be started again in a moment. */
    DIED
}
