package io.leasehold.backing.server;

import java.time.Duration;
import java.util.Optional;

/**
 * Process that this JVM did not start. An ended process counts as gone even before its parent has collected it, as
 * happens in containers; the JDK would report it as alive.
 */
public record ForeignProcess(ProcessHandle handle) {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    /** Returns the running process with this pid. */
    public static Optional<ForeignProcess> find(long pid) {
        return ProcessHandle.of(pid).map(ForeignProcess::new).filter(ForeignProcess::isRunning);
    }

    /** Returns true until the process has ended. */
    public boolean isRunning() {
        return handle.isAlive() && handle.info().command().isPresent();
    }

    /** Returns true when the process runs the program {@code name}. */
    public boolean runs(String name) {
        return handle.info().command().filter(command -> command.endsWith(name)).isPresent();
    }

    /** Waits until the process has ended; returns false when {@code patience} passes first. */
    public boolean awaitEnd(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (isRunning()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            Thread.sleep(POLL_INTERVAL);
        }
        return true;
    }
}
