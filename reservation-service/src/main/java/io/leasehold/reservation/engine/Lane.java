package io.leasehold.reservation.engine;

/** How triggers are carried out: those that wait for others never hold up those that do not. */
enum Lane {
    /** Nothing but rows of this service change: recorded in batches, at once. */
    PUNCTUAL(false, Integer.MAX_VALUE),
    /** The network, or the service that is told of ends, does its part first. */
    ACTING(true, 16);

    private final boolean acting;
    private final int most;

    Lane(boolean acting, int most) {
        this.acting = acting;
        this.most = most;
    }

    /** How many are claimed at once of a batch: no more than can be carried out long before the claim expires. */
    int claimed(int batch) {
        return Math.min(most, batch);
    }

    boolean acting() {
        return acting;
    }
}
