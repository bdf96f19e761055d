package io.leasehold.compute.reservation;

import java.util.Locale;

/** Whether images are to be taken of a reservation's servers before it ends. */
enum SnapshotState {
    /** No. */
    NONE,
    /** At its end, unless that is told of before. */
    AT_END,
    /** Now. */
    WANTED,
    /** They are taken. */
    TAKEN;

    static SnapshotState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
