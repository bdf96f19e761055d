package io.leasehold.compute.refcode;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * A server whose reference codes are read.
 *
 * @param busy whether something is being done to it
 * @param reading what was read last; empty before the first read
 * @param failures how many reads in a row have failed since
 */
record PolledServer(UUID server, boolean busy, Optional<Reading> reading, int failures) {
    private static final int STEADY = 3;

    /**
     * What is shown of it.
     *
     * @param queriedAt when it was read, in microseconds; each read of a server has a later time than the one before
     * @param equalReads how many reads in a row gave the same
     * @param fastUntil the latest time until which to expect more changes
     */
    record Reading(ReferenceCode code, Instant queriedAt, Instant changedAt, int equalReads, Instant fastUntil) {
        boolean isFast(Instant now) {
            return equalReads < STEADY && now.isBefore(fastUntil);
        }
    }

    /**
     * What is known after a try to read.
     *
     * @param dueIn until the next try
     * @param change whether code or text are not what they were
     * @param news whether the code is not what it was
     */
    record Outcome(UUID server, Optional<Reading> reading, int failures, Duration dueIn, boolean change, boolean news) {
        /** Whether what is shown is too old to be believed. */
        boolean isStale() {
            return failures >= STEADY;
        }
    }

    /** It was read. */
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

    /** It could not be read; what is shown stays. */
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
