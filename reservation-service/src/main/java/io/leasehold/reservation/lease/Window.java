package io.leasehold.reservation.lease;

import java.time.Instant;

/** The half-open time {@code [start, end)} of a lease; empty when the lease is ended at its start. */
public record Window(Instant start, Instant end) {
    public Window {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("a window ends no earlier than it starts");
        }
    }

    /** True when {@code other} lies wholly inside this window. */
    public boolean covers(Window other) {
        return !other.start.isBefore(start) && !other.end.isAfter(end);
    }
}
