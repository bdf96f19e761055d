package io.leasehold.compute.hardware;

import java.util.Locale;

/** What a partition runs, as far as the platform treats it differently. */
public enum OsType {
    AIX,
    IBMI,
    LINUX;

    /** Reads {@code aix} and {@code ibmi}; whatever else an image says counts as Linux. */
    public static OsType of(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "aix" -> AIX;
            case "ibmi" -> IBMI;
            default -> LINUX;
        };
    }

    /** {@code aix}, {@code ibmi} or {@code linux}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
