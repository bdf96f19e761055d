package io.leasehold.backing.server;

import java.time.Duration;
import java.util.Optional;

/**
 * A process that this JVM did not start. One that has ended counts as gone even when nobody collects it, as happens in
 * containers; the JDK would take it for alive.
 */
public record ForeignProcess(ProcessHandle handle) {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    /** The process with this number, when there is one. */
    public static Optional<ForeignProcess> find(long pid) {
        return ProcessHandle.of(pid).map(ForeignProcess::new).filter(ForeignProcess::isRunning);
    }

    /** Whether it has not ended. */
    public boolean isRunning() {
        return handle.isAlive() && handle.info().command().isPresent();
    }

    /** Whether it runs the program {@code name}. */
    public boolean runs(String name) {
        return handle.info().command().filter(command -> command.endsWith(name)).isPresent();
    }

    /** Waits until it has ended; answers whether it did within {@code patience}. */
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
