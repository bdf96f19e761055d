package io.leasehold.compute.server;

import java.util.Locale;

/** What a server is, apart from what is being done to it. */
public enum VmState {
    BUILDING,
    ACTIVE,
    STOPPED,
    ERROR,
    DELETED;

    static VmState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** {@code active} and so on, as it is stored and shown. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
