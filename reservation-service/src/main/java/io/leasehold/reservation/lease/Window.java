package io.leasehold.reservation.lease;

import java.time.Instant;

/** The half-open time {@code [start, end)} of a lease; an empty one is allowed, a lease may be ended at its start. */
public record Window(Instant start, Instant end) {
    public Window {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("a window ends no earlier than it starts");
        }
    }

    /** Whether {@code other} lies wholly inside this window. */
    public boolean covers(Window other) {
        return !other.start.isBefore(start) && !other.end.isAfter(end);
    }
}
