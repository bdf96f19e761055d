package io.leasehold.compute.reservation;

import java.util.Locale;

/**
 * Progress of a reservation, in order; a phase is never repeated. A failure is reported and retried in the same phase.
 */
public enum ReservationPhase {
    /** Announced; nothing was done. */
    NONE,
    /** The aggregate exists, without hosts. */
    PREPARED,
    /** The aggregate had all hosts. */
    ACTIVE,
    /** The lease is over, and hosts and servers are being released. */
    ENDING,
    /** Everything is released; later events change nothing. */
    ENDED;

    static ReservationPhase of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
