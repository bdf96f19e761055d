package io.leasehold.backing;

import java.util.Locale;

/** Where {@link Backing} takes its servers from; the system property {@value #PROPERTY} says which it is. */
enum BackingMode {
    /** Containers when an engine answers and they start, else embedded. */
    AUTO,
    /** Started by ourselves, without a container engine. */
    EMBEDDED,
    /** In containers, or not at all. */
    CONTAINERS,
    /** Run by somebody else; system properties say where. */
    EXTERNAL;

    static final String PROPERTY = "leasehold.backing";

    static BackingMode configured() {
        return valueOf(System.getProperty(PROPERTY, AUTO.name()).toUpperCase(Locale.ROOT));
    }
}
