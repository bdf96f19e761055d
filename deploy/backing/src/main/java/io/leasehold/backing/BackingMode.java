package io.leasehold.backing;

import java.util.Locale;

/** Source of the servers of {@link Backing}, chosen by the system property {@value #PROPERTY}. */
enum BackingMode {
    /** Containers when an engine answers and they start, else embedded. */
    AUTO,
    /** Started by this library, without a container engine. */
    EMBEDDED,
    /** In containers; tests fail without an engine. */
    CONTAINERS,
    /** External servers, named by system properties. */
    EXTERNAL;

    static final String PROPERTY = "leasehold.backing";

    static BackingMode configured() {
        return valueOf(System.getProperty(PROPERTY, AUTO.name()).toUpperCase(Locale.ROOT));
    }
}
