package io.leasehold.reservation.demand;

import org.jspecify.annotations.Nullable;

/** Distribution of the slots of one reservation over hosts. */
public enum Affinity {
    /** No condition; as few hosts as possible. */
    NONE(null),
    /** All slots on one host. */
    TOGETHER(true),
    /** Each slot on a host of its own. */
    APART(false);

    private final @Nullable Boolean wire;

    Affinity(@Nullable Boolean wire) {
        this.wire = wire;
    }

    /** The value in the API and the tables: null, true or false. */
    public @Nullable Boolean wire() {
        return wire;
    }

    /** The affinity of a value in the API and the tables. */
    public static Affinity of(@Nullable Boolean wire) {
        if (wire == null) {
            return NONE;
        }
        return wire ? TOGETHER : APART;
    }
}
