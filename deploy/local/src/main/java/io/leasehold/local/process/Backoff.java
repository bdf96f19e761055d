package io.leasehold.local.process;

import java.time.Duration;

/** Pause before the next start of a process that keeps dying; each pause is twice as long as the last. */
record Backoff(int deaths) {
    static final Backoff NONE = new Backoff(0);

    private static final Duration FIRST = Duration.ofMillis(250);
    private static final int DOUBLINGS = 7;

    Backoff next() {
        return new Backoff(deaths + 1);
    }

    Duration delay() {
        return FIRST.multipliedBy(1L << Math.min(deaths - 1, DOUBLINGS));
    }
}
