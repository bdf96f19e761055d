package io.leasehold.reservation.reservation;

import com.fasterxml.jackson.databind.JsonNode;
import io.leasehold.common.error.ServiceException;
import io.leasehold.reservation.allocation.Affinity;
import io.leasehold.reservation.allocation.Size;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what a {@code virtual:instance} reservation asks for. */
final class InstanceRequestReader {
    private static final BigInteger LARGEST = BigInteger.valueOf(Integer.MAX_VALUE);
    private static final List<String> NUMBERS = List.of("vcpus", "memory_mb", "disk_gb", "amount");
    private static final List<String> NULLABLE = List.of("affinity", "resource_properties");
    private static final Set<String> TRUE = Set.of("1", "t", "true", "on", "y", "yes");
    private static final Set<String> FALSE = Set.of("0", "f", "false", "off", "n", "no");
    private static final Set<String> NONE = Set.of("None", "none");

    private InstanceRequestReader() {}

    static InstanceRequest read(Parameters given) {
        requireKeys(given);
        int amount = number(given, "amount", 1);
        Affinity affinity = affinity(given.value("affinity"));
        Size size = new Size(number(given, "vcpus", 1), number(given, "memory_mb", 1), number(given, "disk_gb", 0));
        return new InstanceRequest(amount, size, affinity, given.expression("resource_properties"), given.beforeEnd());
    }

    private static void requireKeys(Parameters given) {
        List<String> missing = Stream.concat(
                        NUMBERS.stream().filter(key -> !given.hasNonNull(key)),
                        NULLABLE.stream().filter(key -> !given.has(key)))
                .toList();
        if (!missing.isEmpty()) {
            throw Parameters.missing(String.join(",", missing));
        }
    }

    private static int number(Parameters given, String key, int least) {
        BigInteger number = given.integer(key)
                .orElseThrow(() -> ServiceException.badRequest("%s must be an integer".formatted(key)));
        if (number.compareTo(BigInteger.valueOf(least)) < 0) {
            throw ServiceException.badRequest("%s must be >= %d".formatted(key, least));
        }
        if (number.compareTo(LARGEST) > 0) {
            throw ServiceException.badRequest("%s must be <= %d".formatted(key, LARGEST));
        }
        return number.intValueExact();
    }

    private static Affinity affinity(JsonNode value) {
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
