package io.leasehold.reservation.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.error.ServiceException;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The keys of a reservation in a request, by the value rules of contract section 1.4. */
public record RequestFields(ObjectNode given) {
    private static final BigInteger LARGEST = BigInteger.valueOf(Integer.MAX_VALUE);
    private static final Pattern CANONICAL = Pattern.compile("0|-?[1-9]\\d{0,99}");
    private static final Set<String> BEFORE_END = Set.of("", "snapshot", "default");

    boolean hasNonNull(String key) {
        return given.hasNonNull(key);
    }

    JsonNode value(String key) {
        return given.path(key);
    }

    /** A JSON integer, or the canonical text of one. */
    Optional<BigInteger> integer(String key) {
        JsonNode value = given.path(key);
        boolean readable = value.isIntegralNumber()
                || (value.isTextual() && CANONICAL.matcher(value.asText()).matches());
        return readable ? Optional.of(new BigInteger(value.asText())) : Optional.empty();
    }

    /** An integer from {@code least} to 2147483647; anything else → 400. */
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

    /** 400 naming all keys that are missing; the nullable ones need only be there. */
    void require(List<String> keys, List<String> nullable) {
        List<String> missing = Stream.concat(
                        keys.stream().filter(key -> !given.hasNonNull(key)),
                        nullable.stream().filter(key -> !given.has(key)))
                .toList();
        if (!missing.isEmpty()) {
            throw missing(String.join(",", missing));
        }
    }

    /** The text of an expression, whatever is in it; a JSON array is taken as its text. */
    @Nullable String expression(String key) {
        JsonNode value = given.path(key);
        if (value.isMissingNode()) {
            throw missing(key);
        }
        if (value.isNull()) {
            return null;
        }
        return value.isTextual() ? value.asText() : value.toString();
    }

    /** What happens to servers before the end. */
    String beforeEnd() {
        JsonNode value = given.path("before_end");
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
