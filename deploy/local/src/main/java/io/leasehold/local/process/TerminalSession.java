package io.leasehold.local.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Separation of a process from the terminal's session. The terminal sends Ctrl-C to the whole session, but only the
 * supervisor knows the order in which processes must end.
 */
final class TerminalSession {
    private static final Path TOOL = Path.of("/usr/bin/setsid");

    private TerminalSession() {}

    /**
     * Returns the command in a session of its own, with the same pid; the command itself where {@code setsid} is
     * missing.
     */
    static List<String> own(List<String> command) {
        if (!Files.isExecutable(TOOL)) {
            return command;
        }
        List<String> wrapped = new ArrayList<>(List.of(TOOL.toString()));
        wrapped.addAll(command);
        return wrapped;
    }
}
