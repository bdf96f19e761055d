package io.leasehold.reservation.engine;

/** How triggers are carried out: those that wait for others never hold up those that do not. */
enum Lane {
    /** Nothing but rows of this service change: recorded in batches, at once. */
    PUNCTUAL(false),
    /** The network, or the service that is told of ends, does its part first. */
    ACTING(true);

    private final boolean acting;

    Lane(boolean acting) {
        this.acting = acting;
    }

    boolean acting() {
        return acting;
    }
}
