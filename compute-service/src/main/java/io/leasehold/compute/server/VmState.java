package io.leasehold.compute.server;

import java.util.Locale;

/** State of a server, apart from its task. */
public enum VmState {
    BUILDING,
    ACTIVE,
    STOPPED,
    ERROR,
    DELETED;

    static VmState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** Returns the word that is stored and shown, such as {@code active}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
