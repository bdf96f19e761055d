package io.leasehold.reservation.lease.store;

/** Another lease took a host between its pick and its allocation: roll back and pick again. */
public class LostRace extends RuntimeException {
    LostRace() {
        super("a picked host was taken meanwhile", null, false, false);
    }

    public static void unless(boolean won) {
        if (!won) {
            throw new LostRace();
        }
    }
}
