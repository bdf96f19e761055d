package io.leasehold.compute.reservation;

import java.util.Locale;

/**
 * How far compute is with a reservation; it only moves forward. There is no phase of failure: what cannot be had is
 * reported, and tried again until the end.
 */
public enum ReservationPhase {
    /** Told of, nothing done. */
    NONE,
    /** Its aggregate exists and holds no host. */
    PREPARED,
    /** Its aggregate held all hosts it should have. */
    ACTIVE,
    /** The lease is over; things are being taken back. */
    ENDING,
    /** Nothing of it is left; whatever comes late changes nothing. */
    ENDED;

    static ReservationPhase of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
