package io.leasehold.common.adapter;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The calls in flight to one console, and its breaker: closed while calls are answered, open for a pause after
 * consecutive failures, then probed by one call at a time until one is answered. Safe for use by several threads.
 */
final class Console {
    private final ConsoleConfig config;
    private int inFlight;
    private int failures;
    private int pauses;
    private Optional<Instant> pausedUntil = Optional.empty();

    Console(ConsoleConfig config) {
        this.config = config;
    }

    /** Takes a place for a call; gives the reason when there is none. */
    synchronized Optional<String> enter(Instant now) {
        if (isPaused(now)) {
            return Optional.of("is paused after failures");
        }
        if (inFlight >= (isProbed(now) ? 1 : config.calls())) {
            return Optional.of("has %d calls in flight".formatted(inFlight));
        }
        inFlight++;
        return Optional.empty();
    }

    /** Gives the place back after an answer. */
    synchronized void answered() {
        inFlight--;
        failures = 0;
        pauses = 0;
        pausedUntil = Optional.empty();
    }

    /** Gives the place back after a {@link ConsoleFailure}. */
    synchronized void failed(Instant now) {
        inFlight--;
        failures++;
        if (failures >= config.failures() || pauses > 0) {
            Duration pause = config.firstPause().multipliedBy(1L << Math.min(pauses, 10));
            pausedUntil =
                    Optional.of(now.plus(pause.compareTo(config.longestPause()) < 0 ? pause : config.longestPause()));
            pauses++;
        }
    }

    /** Gives the place back after a call that nobody waits for any longer. */
    synchronized void left() {
        inFlight--;
    }

    synchronized boolean isPaused(Instant now) {
        return pausedUntil.filter(now::isBefore).isPresent();
    }

    /** True after a pause, until a call is answered. */
    synchronized boolean isProbed(Instant now) {
        return pausedUntil.filter(until -> !now.isBefore(until)).isPresent();
    }

    synchronized Optional<Instant> pausedUntil() {
        return pausedUntil;
    }

    synchronized int inFlight() {
        return inFlight;
    }

    synchronized int failures() {
        return failures;
    }
}
