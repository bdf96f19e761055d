package io.leasehold.reservation.lease.store;

/** Failure of a transaction because another one took a chosen resource or changed the lease first; the caller starts again. */
public class LostRace extends RuntimeException {
    LostRace() {
        super("another transaction took the resource or changed the lease first", null, false, false);
    }

    public static void unless(boolean won) {
        if (!won) {
            throw new LostRace();
        }
    }
}
