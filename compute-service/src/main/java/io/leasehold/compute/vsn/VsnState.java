package io.leasehold.compute.vsn;

import java.util.Locale;
import java.util.Optional;

/** State of a number (compute contract, 1.10). A reservation is independent of the state. */
public enum VsnState {
    /** In the pool of its host. */
    FREE,
    /** In the pool of its host, reserved for a project. */
    RESERVED,
    /** Claimed by a server, not confirmed by the hypervisor. */
    CLAIMED,
    /** Assigned to a partition, confirmed by the hypervisor. */
    ASSIGNED,
    /** Being taken off a server. */
    RELEASING,
    /** Being moved to another host. */
    MOVING,
    /** No longer listed by any host. */
    MISSING,
    /** On a partition that compute does not manage. */
    FOREIGN;

    static VsnState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** Reads the word of a query; empty for an unknown word. */
    static Optional<VsnState> find(String text) {
        for (VsnState state : values()) {
            if (state.text().equals(text)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }

    /** Returns true when a number in this state has a server. */
    boolean isBound() {
        return switch (this) {
            case CLAIMED, ASSIGNED, RELEASING -> true;
            case FREE, RESERVED, MOVING, MISSING, FOREIGN -> false;
        };
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
