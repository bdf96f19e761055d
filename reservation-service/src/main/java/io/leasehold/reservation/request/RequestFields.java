package io.leasehold.reservation.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.error.ServiceException;
import io.leasehold.reservation.demand.Affinity;
import io.leasehold.reservation.http.Flag;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Fields of a reservation in a request body, read by the value rules of contract section 1.4. */
public record RequestFields(ObjectNode body) {
    private static final BigInteger LARGEST = BigInteger.valueOf(Integer.MAX_VALUE);
    private static final Pattern CANONICAL = Pattern.compile("0|-?[1-9]\\d{0,99}");
    private static final Set<String> BEFORE_END = Set.of("", "snapshot", "default");
    private static final Set<String> NO_AFFINITY = Set.of("None", "none");

    boolean hasNonNull(String key) {
        return body.hasNonNull(key);
    }

    JsonNode value(String key) {
        return body.path(key);
    }

    /** An integer, given as JSON number or as its canonical text; empty for any other value. */
    Optional<BigInteger> integer(String key) {
        JsonNode value = body.path(key);
        boolean readable = value.isIntegralNumber()
                || (value.isTextual() && CANONICAL.matcher(value.asText()).matches());
        return readable ? Optional.of(new BigInteger(value.asText())) : Optional.empty();
    }

    /** An integer from {@code least} to 2147483647; 400 for any other value. */
    int number(String key, int least) {
        BigInteger number =
                integer(key).orElseThrow(() -> ServiceException.badRequest("%s must be an integer".formatted(key)));
        if (number.compareTo(BigInteger.valueOf(least)) < 0) {
            throw ServiceException.badRequest("%s must be >= %d".formatted(key, least));
        }
        if (number.compareTo(LARGEST) > 0) {
            throw ServiceException.badRequest("%s must be <= %d".formatted(key, LARGEST));
        }
        return number.intValueExact();
    }

    /** Fails with 400 and names all missing fields; {@code nullable} fields may be null but must be given. */
    void require(List<String> keys, List<String> nullable) {
        List<String> missing = Stream.concat(
                        keys.stream().filter(key -> !body.hasNonNull(key)),
                        nullable.stream().filter(key -> !body.has(key)))
                .toList();
        if (!missing.isEmpty()) {
            throw missing(String.join(",", missing));
        }
    }

    /** The text of an expression, unchecked; a JSON array counts as its text. 400 when the field is missing. */
    @Nullable String expression(String key) {
        JsonNode value = body.path(key);
        if (value.isMissingNode()) {
            throw missing(key);
        }
        if (value.isNull()) {
            return null;
        }
        return value.isTextual() ? value.asText() : value.toString();
    }

    /** The field {@code affinity}: null and {@code None} for none, or a boolean in any of its spellings; else 400. */
    Affinity affinity() {
        JsonNode value = body.path("affinity");
        if (value.isNull() || (value.isTextual() && NO_AFFINITY.contains(value.asText()))) {
            return Affinity.NONE;
        }
        return Flag.read(value)
                .map(Affinity::of)
                .orElseThrow(() -> malformed("affinity (must be a bool value or None)"));
    }

    /** The field {@code before_end}, by default {@code default}; 400 for an unknown value. */
    String beforeEnd() {
        JsonNode value = body.path("before_end");
        if (value.isMissingNode()) {
            return "default";
        }
        if (!value.isTextual() || !BEFORE_END.contains(value.asText())) {
            throw malformed("before_end");
        }
        return value.asText();
    }

    static ServiceException missing(String keys) {
        return ServiceException.badRequest("Missing parameter " + keys);
    }

    static ServiceException malformed(String text) {
        return ServiceException.badRequest("Malformed parameter " + text);
    }
}
