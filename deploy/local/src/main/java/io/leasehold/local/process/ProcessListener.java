package io.leasehold.local.process;

/** Listener for changes of a process, called with the process locked; an implementation must not block. */
public interface ProcessListener {
    /** Reports a change of the state, the pid or the number of restarts. */
    void changed(StackProcess process);

    /** Reports an unexpected end of the process. */
    void died(StackProcess process, int exitCode);
}
