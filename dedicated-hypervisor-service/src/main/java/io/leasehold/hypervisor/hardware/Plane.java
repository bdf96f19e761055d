package io.leasehold.hypervisor.hardware;

import java.util.Locale;
import java.util.Optional;

/** Purpose of a port of a machine. */
public enum Plane {
    DATA,
    STORAGE;

    /** Parses the lower-case name that the API uses; empty for any other text. */
    public static Optional<Plane> find(String text) {
        return switch (text) {
            case "data" -> Optional.of(DATA);
            case "storage" -> Optional.of(STORAGE);
            default -> Optional.empty();
        };
    }

    /** Returns the lower-case name that the API uses. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
