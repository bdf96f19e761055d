package io.leasehold.local.command;

import io.leasehold.local.StackState;
import io.leasehold.local.StateFile;
import io.leasehold.local.process.Jvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Command that starts the stack in another process and returns when the stack is up; meanwhile prints that process's
 * output.
 */
record UpDetached(boolean fresh) implements Command {
    private static final String HEAP = "128m";
    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

    @Override
    public int run(Path root) {
        Path home = root.resolve(".leasehold");
        StateFile stateFile = new StateFile(home);
        stateFile.requireNoRunningStack();
        Path log = home.resolve("logs").resolve("stack.log");
        try {
            Files.createDirectories(log.getParent());
            Files.deleteIfExists(log);
            Process process = new ProcessBuilder(command(root))
                    .redirectErrorStream(true)
                    .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(log.toFile())
                    .start();
            return follow(process, log, stateFile);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the stack", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private List<String> command(Path root) {
        List<String> command = Jvm.command(HEAP);
        command.add("-Dleasehold.root=" + root);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Leasehold.class.getName(), "up"));
        if (fresh) {
            command.add("--fresh");
        }
        return command;
    }

    private static int follow(Process process, Path log, StateFile stateFile) throws IOException, InterruptedException {
        try (BufferedReader reader = Files.newBufferedReader(log)) {
            while (true) {
                boolean over = !process.isAlive() || isUp(process, stateFile);
                reader.lines().forEach(System.out::println);
                if (over) {
                    return process.isAlive() ? 0 : 1;
                }
                Thread.sleep(POLL_INTERVAL);
            }
        }
    }

    private static boolean isUp(Process process, StateFile stateFile) {
        return stateFile
                .readRunning()
                .filter(StackState::ready)
                .map(state -> state.supervisor().pid() == process.pid())
                .orElse(false);
    }
}
