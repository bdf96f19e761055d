package io.leasehold.reservation.reservation;

import com.fasterxml.jackson.databind.JsonNode;
import io.leasehold.reservation.allocation.Affinity;
import java.util.Locale;
import java.util.Set;

/** Reads how slots shall spread: null and {@code None}, or one of the spellings of true and false. */
final class AffinityReader {
    private static final Set<String> TRUE = Set.of("1", "t", "true", "on", "y", "yes");
    private static final Set<String> FALSE = Set.of("0", "f", "false", "off", "n", "no");
    private static final Set<String> NONE = Set.of("None", "none");

    private AffinityReader() {}

    static Affinity read(JsonNode value) {
        if (value.isNull() || (value.isTextual() && NONE.contains(value.asText()))) {
            return Affinity.NONE;
        }
        String text = value.isValueNode() ? value.asText().toLowerCase(Locale.ROOT) : "";
        if (!TRUE.contains(text) && !FALSE.contains(text)) {
            throw Parameters.malformed("affinity (must be a bool value or None)");
        }
        return TRUE.contains(text) ? Affinity.TOGETHER : Affinity.APART;
    }
}
