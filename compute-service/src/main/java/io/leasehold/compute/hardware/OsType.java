package io.leasehold.compute.hardware;

import java.util.Locale;

/** Operating system of a partition, as far as the platform distinguishes them. */
public enum OsType {
    AIX,
    IBMI,
    LINUX;

    /** Reads {@code aix} and {@code ibmi}; any other text is Linux. */
    public static OsType of(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "aix" -> AIX;
            case "ibmi" -> IBMI;
            default -> LINUX;
        };
    }

    /** Returns {@code aix}, {@code ibmi} or {@code linux}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
