package io.leasehold.local.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One process of the operating system, not to be mistaken for a later one with the same number.
 *
 * @param started when it began; the clock of the system ticks in hundredths of a second
 */
public record ProcessIdentity(long pid, Instant started) {
    private static final Duration TICK = Duration.ofMillis(20);

    /** The process in its present life. */
    public static ProcessIdentity of(ProcessHandle handle) {
        return new ProcessIdentity(handle.pid(), handle.info().startInstant().orElse(Instant.EPOCH));
    }

    /** The process, when it still runs. One that has ended but that nobody has collected yet has no command any more. */
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid)
                .filter(handle -> handle.isAlive() && handle.info().command().isPresent())
                .filter(handle -> isClose(of(handle).started()));
    }

    private boolean isClose(Instant other) {
        return Duration.between(started, other).abs().compareTo(TICK) < 0;
    }
}
