package io.leasehold.local;

import io.leasehold.local.process.ProcessListener;
import io.leasehold.local.process.ProcessState;
import io.leasehold.local.process.StackProcess;

/** Listener that reports changes of processes as progress and in the state file. */
record Reporter(Progress progress, Runnable onChange) implements ProcessListener {
    @Override
    public void changed(StackProcess process) {
        onChange.run();
        if (process.state() == ProcessState.READY) {
            progress.say("%s is ready on port %d"
                    .formatted(process.plan().name(), process.plan().port()));
        }
    }

    @Override
    public void died(StackProcess process, int exitCode) {
        progress.say("%s died with exit code %d and is started again; see %s"
                .formatted(process.plan().name(), exitCode, process.plan().log()));
    }
}
