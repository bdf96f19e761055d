package io.leasehold.compute.refcode;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * A server whose reference codes are read.
 *
 * @param busy true for a server with a task
 * @param reading the last successful read; empty before the first one
 * @param failures number of failed reads since then
 */
record PolledServer(UUID server, boolean busy, Optional<Reading> reading, int failures) {
    private static final int STEADY = 3;

    /**
     * A successful read.
     *
     * @param queriedAt time of the read in microseconds; later than that of every earlier read of the server
     * @param equalReads number of successive reads with this result
     * @param fastUntil end of the time in which more changes are expected
     */
    record Reading(ReferenceCode code, Instant queriedAt, Instant changedAt, int equalReads, Instant fastUntil) {
        boolean isFast(Instant now) {
            return equalReads < STEADY && now.isBefore(fastUntil);
        }
    }

    /**
     * Result of a read.
     *
     * @param dueIn pause until the next read
     * @param changed true when code or text changed
     * @param codeChanged true when the code changed
     */
    record Outcome(
            UUID server,
            Optional<Reading> reading,
            int failures,
            Duration dueIn,
            boolean changed,
            boolean codeChanged) {
        /** Returns true when the last successful read is too old. */
        boolean isStale() {
            return failures >= STEADY;
        }
    }

    /** Records a successful read. */
    Outcome read(ReferenceCode code, Instant at, RefcodeConfig config) {
        Instant now = later(at.truncatedTo(ChronoUnit.MICROS));
        boolean same = reading.filter(before -> before.code().equals(code)).isPresent();
        boolean sameCode = reading.filter(before -> before.code().code().equals(code.code()))
                .isPresent();
        Reading next = reading.filter(before -> same)
                .map(before -> new Reading(code, now, before.changedAt(), before.equalReads() + 1, before.fastUntil()))
                .orElseGet(() -> new Reading(code, now, now, 1, now.plus(config.fastFor())));
        return new Outcome(server, Optional.of(next), 0, pause(Optional.of(next), now, config), !same, !sameCode);
    }

    /** Records a failed read; the last reading is kept. */
    Outcome readFailed(Instant now, RefcodeConfig config) {
        return new Outcome(server, reading, failures + 1, pause(reading, now, config), false, false);
    }

    private Duration pause(Optional<Reading> last, Instant now, RefcodeConfig config) {
        boolean fast = busy || last.map(known -> known.isFast(now)).orElse(true);
        return fast ? config.fastInterval() : config.interval();
    }

    private Instant later(Instant now) {
        return reading.map(before -> before.queriedAt().plus(1, ChronoUnit.MICROS))
                .filter(now::isBefore)
                .orElse(now);
    }
}
