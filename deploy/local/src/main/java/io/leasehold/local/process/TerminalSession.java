package io.leasehold.local.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps Ctrl-C from reaching a process: the terminal sends it to all of its session, but only the supervisor knows the
 * right order to end things in.
 */
final class TerminalSession {
    private static final Path TOOL = Path.of("/usr/bin/setsid");

    private TerminalSession() {}

    /** The command in a session of its own, with the same pid; where there is no tool for that, the command itself. */
    static List<String> own(List<String> command) {
        if (!Files.isExecutable(TOOL)) {
            return command;
        }
        List<String> wrapped = new ArrayList<>(List.of(TOOL.toString()));
        wrapped.addAll(command);
        return wrapped;
    }
}
