package io.leasehold.reservation.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Booleans in requests, in all their spellings (contract section 1.4). */
public final class Flag {
    private static final Set<String> TRUE = Set.of("1", "t", "true", "on", "y", "yes");
    private static final Set<String> FALSE = Set.of("0", "f", "false", "off", "n", "no");

    private Flag() {}

    /** Reads a boolean from a JSON value; empty for any other value. */
    public static Optional<Boolean> read(JsonNode value) {
        return value.isValueNode() ? read(value.asText()) : Optional.empty();
    }

    /** Reads a boolean from a text; empty for any other text. */
    public static Optional<Boolean> read(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return TRUE.contains(lower) || FALSE.contains(lower) ? Optional.of(TRUE.contains(lower)) : Optional.empty();
    }
}
