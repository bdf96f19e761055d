package io.leasehold.compute.reservation;

import java.util.Locale;

/** State of the images of a reservation's servers. */
enum SnapshotState {
    /** Not requested. */
    NONE,
    /** Requested at the end, unless an earlier event requests them. */
    AT_END,
    /** To be taken now. */
    WANTED,
    TAKEN;

    static SnapshotState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
