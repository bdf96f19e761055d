package io.leasehold.hypervisor.hardware;

import java.util.Locale;
import java.util.Optional;

/** What a port of a host is for. */
public enum Plane {
    DATA,
    STORAGE;

    /** The plane of that name, in lower case as the wire spells it. */
    public static Optional<Plane> find(String text) {
        return switch (text) {
            case "data" -> Optional.of(DATA);
            case "storage" -> Optional.of(STORAGE);
            default -> Optional.empty();
        };
    }

    /** As the wire spells it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
