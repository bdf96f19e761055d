package io.leasehold.reservation.demand;

import org.jspecify.annotations.Nullable;

/** How the slots of one reservation spread over hosts. */
public enum Affinity {
    /** As few hosts as it takes, as they come. */
    NONE(null),
    /** All on one host. */
    TOGETHER(true),
    /** Each on a host of its own. */
    APART(false);

    private final @Nullable Boolean wire;

    Affinity(@Nullable Boolean wire) {
        this.wire = wire;
    }

    /** As the API and the tables write it: null, true or false. */
    public @Nullable Boolean wire() {
        return wire;
    }

    /** What {@link #wire} writes. */
    public static Affinity of(@Nullable Boolean wire) {
        if (wire == null) {
            return NONE;
        }
        return wire ? TOGETHER : APART;
    }
}
