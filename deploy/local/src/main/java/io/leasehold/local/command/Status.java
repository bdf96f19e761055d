package io.leasehold.local.command;

import io.leasehold.local.StackState;
import io.leasehold.local.StateFile;
import io.leasehold.local.process.ProcessState;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Command that shows the state of each process; succeeds when all of them serve. */
record Status() implements Command {
    @Override
    public int run(Path root) {
        Optional<StackState> state = new StateFile(root.resolve(".leasehold")).readRunning();
        if (state.isEmpty()) {
            System.out.println("The stack is not up; ./leasehold up starts it.");
            return 1;
        }
        show(state.get(), System.out);
        return state.get().parts().stream().allMatch(part -> part.state() == ProcessState.READY) ? 0 : 1;
    }

    static void show(StackState state, PrintStream out) {
        String form = "%-32s %-9s %6s %8s %9s%n";
        out.printf(form, "PROCESS", "STATE", "PORT", "PID", "RESTARTS");
        out.printf(
                form,
                "gateway, login, supervisor",
                state.ready() ? "ready" : "starting",
                state.gatewayPort(),
                state.supervisor().pid(),
                "-");
        for (StackState.Part part : state.parts()) {
            out.printf(
                    form,
                    part.name(),
                    part.state().name().toLowerCase(Locale.ROOT),
                    part.port(),
                    part.process().map(process -> String.valueOf(process.pid())).orElse("-"),
                    part.restarts());
        }
    }
}
