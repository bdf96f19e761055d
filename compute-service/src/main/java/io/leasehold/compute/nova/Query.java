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

/** A request's query parameters, read as Nova reads them. */
public final class Query {
    private static final Set<String> YES = Set.of("true", "1", "on", "yes", "t", "y");
    private static final Set<String> NO = Set.of("false", "0", "off", "no", "f", "n");

    private final MultivaluedMap<String, String> parameters;

    public Query(MultivaluedMap<String, String> parameters) {
        this.parameters = parameters;
    }

    /** From version 2.75 on clients are told about parameters that mean nothing; before that these are passed over. */
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

    /** Every value of a parameter that may be given more than once. */
    public List<String> texts(String key) {
        return Optional.ofNullable(parameters.get(key)).orElse(List.of());
    }

    /** The same without those parameters. */
    public Query without(Set<String> keys) {
        MultivaluedMap<String, String> rest = new MultivaluedHashMap<>(parameters);
        rest.keySet().removeAll(keys);
        return new Query(rest);
    }

    /** A moment; a text that is none → 400. */
    public Optional<Instant> time(String key) {
        return text(key).map(value -> time(key, value));
    }

    /** The names of all parameters. */
    public Set<String> names() {
        return Set.copyOf(parameters.keySet());
    }

    /** A whole number, 0 or more; anything else → 400. */
    public Optional<Integer> number(String key) {
        return text(key).map(value -> number(key, value));
    }

    /** A flag, in any of the spellings that Nova takes; another → 400. */
    public boolean flag(String key) {
        return text(key).map(value -> flag(key, value.toLowerCase(Locale.ROOT))).orElse(false);
    }

    /** The page that is asked for; {@code most} caps its size and is it when nothing is said. */
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

    /** A zone may be missing, and then is UTC; a plus sign may have become a blank. */
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
