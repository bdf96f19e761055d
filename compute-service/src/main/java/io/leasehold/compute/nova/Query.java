package io.leasehold.compute.nova;

import io.leasehold.common.error.ServiceException;
import io.leasehold.common.paging.PageRequest;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Query parameters of a request, read by Nova's rules. */
public final class Query {
    private static final Set<String> YES = Set.of("true", "1", "on", "yes", "t", "y");
    private static final Set<String> NO = Set.of("false", "0", "off", "no", "f", "n");

    private final MultivaluedMap<String, String> parameters;

    public Query(MultivaluedMap<String, String> parameters) {
        this.parameters = parameters;
    }

    /** Refuses unknown parameters from microversion 2.75 on; before that unknown parameters are ignored. */
    public Query only(Set<String> known, Microversion version) {
        if (version.atLeast(75)) {
            parameters.keySet().stream()
                    .filter(key -> !known.contains(key))
                    .sorted()
                    .findFirst()
                    .ifPresent(Query::refuse);
        }
        return this;
    }

    public Optional<String> text(String key) {
        return Optional.ofNullable(parameters.getFirst(key));
    }

    /** Returns all values of a parameter. */
    public List<String> texts(String key) {
        return Optional.ofNullable(parameters.get(key)).orElse(List.of());
    }

    /** Returns the parameters without those of the keys. */
    public Query without(Set<String> keys) {
        MultivaluedMap<String, String> rest = new MultivaluedHashMap<>(parameters);
        rest.keySet().removeAll(keys);
        return new Query(rest);
    }

    /** Returns a time; any other text → 400. */
    public Optional<Instant> time(String key) {
        return text(key).map(value -> time(key, value));
    }

    /** Returns the names of all parameters. */
    public Set<String> names() {
        return Set.copyOf(parameters.keySet());
    }

    /** Returns a whole number of at least 0; any other text → 400. */
    public Optional<Integer> number(String key) {
        return text(key).map(value -> number(key, value));
    }

    /** Returns a flag in any of Nova's spellings; any other text → 400. */
    public boolean flag(String key) {
        return text(key).map(value -> flag(key, value.toLowerCase(Locale.ROOT))).orElse(false);
    }

    /** Returns the requested page; {@code most} is the maximum and the default of its size. */
    public PageRequest page(int most) {
        return new PageRequest(
                text("limit")
                        .map(value -> number("limit", value))
                        .map(limit -> Math.min(limit, most))
                        .orElse(most),
                text("marker"));
    }

    private static boolean flag(String key, String value) {
        if (YES.contains(value)) {
            return true;
        }
        if (NO.contains(value)) {
            return false;
        }
        throw invalid(key, value, "'%s' is not a boolean".formatted(value));
    }

    private static int number(String key, String value) {
        if (!value.matches("\\d{1,18}")) {
            throw invalid(key, value, "'%s' does not match '^[0-9]*$'".formatted(value));
        }
        return (int) Math.min(Long.parseLong(value), Integer.MAX_VALUE);
    }

    /** Reads a time. Without a zone the time is in UTC; a plus sign may have been decoded as a blank. */
    private static Instant time(String key, String value) {
        String text = value.trim().replace(' ', value.indexOf('T') > 0 ? '+' : 'T');
        try {
            if (text.matches("\\d{4}-.*")) {
                return text.matches(".*T.*(Z|[+-]\\d{2}:?\\d{2})")
                        ? zoned(text)
                        : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            }
        } catch (DateTimeParseException broken) {
            throw noTime(key, value);
        }
        throw noTime(key, value);
    }

    private static Instant zoned(String text) {
        return OffsetDateTime.parse(text.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2"))
                .toInstant();
    }

    private static ServiceException noTime(String key, String value) {
        return invalid(key, value, "'%s' is not a 'date-time'".formatted(value));
    }

    static ServiceException invalid(String key, String value, String reason) {
        return ServiceException.badRequest(
                "Invalid input for query parameters %s. Value: %s. %s".formatted(key, value, reason));
    }

    private static void refuse(String key) {
        throw ServiceException.badRequest("Additional properties are not allowed ('%s' was unexpected)".formatted(key));
    }
}
