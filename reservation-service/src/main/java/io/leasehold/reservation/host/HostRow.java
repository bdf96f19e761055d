package io.leasehold.reservation.host;

import java.time.Instant;

/** A host of any state. */
record HostRow(Host host, State state, Instant stateSince) {
    /** State of a host: only a REGISTERED host is leased; a REGISTERING host is invisible in the API, a LEAVING one is shown. */
    enum State {
        REGISTERING,
        REGISTERED,
        LEAVING
    }

    boolean belongsTo(HostIntent intent) {
        return state != State.REGISTERED && stateSince.equals(intent.since());
    }
}
