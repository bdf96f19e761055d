package io.leasehold.reservation.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.leasehold.reservation.demand.Affinity;
import io.leasehold.reservation.http.Flag;
import java.util.Set;

/** Reads how slots shall spread: null and {@code None}, or one of the spellings of true and false. */
final class AffinityReader {
    private static final Set<String> NONE = Set.of("None", "none");

    private AffinityReader() {}

    static Affinity read(JsonNode value) {
        if (value.isNull() || (value.isTextual() && NONE.contains(value.asText()))) {
            return Affinity.NONE;
        }
        return Flag.read(value)
                .map(Affinity::of)
                .orElseThrow(() -> RequestFields.malformed("affinity (must be a bool value or None)"));
    }
}
