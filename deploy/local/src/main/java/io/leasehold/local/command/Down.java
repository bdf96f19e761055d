package io.leasehold.local.command;

import io.leasehold.local.ProcessCleanup;
import io.leasehold.local.StackState;
import io.leasehold.local.StateFile;
import java.nio.file.Path;
import java.util.Optional;

/** Command that stops the stack, and the processes that a killed one left behind. */
record Down() implements Command {
    @Override
    public int run(Path root) {
        StateFile stateFile = new StateFile(root.resolve(".leasehold"));
        Optional<StackState> state = stateFile.read();
        if (state.isEmpty()) {
            System.out.println("The stack is not up.");
            return 0;
        }
        System.out.println("Stopping the stack.");
        ProcessCleanup.end(state.get());
        stateFile.delete();
        System.out.println("The stack is down; its data are kept.");
        return 0;
    }
}
