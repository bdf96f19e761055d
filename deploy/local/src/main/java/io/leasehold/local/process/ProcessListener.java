package io.leasehold.local.process;

/** Hears what happens to a process. Is called with the process locked and must not wait. */
public interface ProcessListener {
    /** The state, the pid or the number of restarts is another. */
    void changed(StackProcess process);

    /** The process ended although it was wanted. */
    void died(StackProcess process, int exitCode);
}
