package io.leasehold.local.process;

/** State of a process. */
public enum ProcessState {
    /** The process is stopped on request. */
    STOPPED,
    /** The process runs and does not serve yet. */
    STARTING,
    READY,
    /** The process ended unexpectedly and will be started again after a pause. */
    DIED
}
