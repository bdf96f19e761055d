package io.leasehold.compute.vsn;

import java.util.Locale;
import java.util.Optional;

/** Where a number is in its life (compute contract, 1.10). Whether it is reserved stands beside that. */
public enum VsnState {
    /** In its host's pool, for anybody. */
    FREE,
    /** In its host's pool, for one project. */
    RESERVED,
    /** Promised to a server, not confirmed by the hypervisor. */
    CLAIMED,
    /** On a server's partition, says the hypervisor. */
    ASSIGNED,
    /** On its way off a server. */
    RELEASING,
    /** On its way to another host. */
    MOVING,
    /** On no host's list any more. */
    MISSING,
    /** On a partition that compute does not manage. */
    FOREIGN;

    static VsnState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** Reads the word of a query; unknown → empty. */
    static Optional<VsnState> find(String text) {
        for (VsnState state : values()) {
            if (state.text().equals(text)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }

    /** Whether a number in this state has a server. */
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
