package io.leasehold.local.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Identity of a process of the operating system, distinct from a later process with the same pid.
 *
 * @param started the start time; the system clock ticks in hundredths of a second
 */
public record ProcessIdentity(long pid, Instant started) {
    private static final Duration TICK = Duration.ofMillis(20);

    /** Returns the identity of a running process. */
    public static ProcessIdentity of(ProcessHandle handle) {
        return new ProcessIdentity(handle.pid(), handle.info().startInstant().orElse(Instant.EPOCH));
    }

    /**
     * Returns the process when it still runs. An ended process that its parent has not collected has no command any
     * more and counts as gone.
     */
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid)
                .filter(handle -> handle.isAlive() && handle.info().command().isPresent())
                .filter(handle -> isClose(of(handle).started()));
    }

    private boolean isClose(Instant other) {
        return Duration.between(started, other).abs().compareTo(TICK) < 0;
    }
}
