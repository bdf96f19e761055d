package io.leasehold.reservation.lease;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.error.ServiceException;
import java.math.BigInteger;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what a {@code physical:host} reservation asks for, in the order of checks of contract section 2.1. */
final class HostRequestReader {
    private static final Pattern CANONICAL = Pattern.compile("0|-?[1-9]\\d{0,17}");
    private static final Set<String> BEFORE_END = Set.of("", "snapshot", "default");

    private HostRequestReader() {}

    static HostRequest read(ObjectNode given) {
        String type = given.path("resource_type").asText();
        if (!type.equals(HostReservation.RESOURCE_TYPE)) {
            throw ServiceException.badRequest("The %s resource type is not supported".formatted(type));
        }
        int min = integer(given, "min");
        int max = integer(given, "max");
        if (min < 1 || max < 1) {
            throw ServiceException.badRequest("Malformed parameter min and max (must be greater than or equal to 1)");
        }
        if (max < min) {
            throw ServiceException.badRequest(
                    "Invalid values for min/max of hosts. Max must be equal to or larger than min.");
        }
        HostRequest request = new HostRequest(
                min,
                max,
                expression(given, "hypervisor_properties"),
                expression(given, "resource_properties"),
                beforeEnd(given));
        request.requireWellFormed();
        return request;
    }

    private static int integer(ObjectNode given, String key) {
        JsonNode value = given.path(key);
        if (!given.hasNonNull(key)) {
            throw ServiceException.badRequest("Missing parameter " + key);
        }
        boolean readable = value.isIntegralNumber()
                || (value.isTextual() && CANONICAL.matcher(value.asText()).matches());
        BigInteger number = readable ? new BigInteger(value.asText()) : BigInteger.valueOf(Long.MAX_VALUE);
        if (number.bitLength() > 31) {
            throw ServiceException.badRequest("Malformed parameter " + key);
        }
        return number.intValueExact();
    }

    private static String expression(ObjectNode given, String key) {
        JsonNode value = given.path(key);
        if (value.isMissingNode()) {
            throw ServiceException.badRequest("Missing parameter " + key);
        }
        if (value.isNull()) {
            return "";
        }
        return value.isTextual() ? value.asText() : value.toString();
    }

    private static String beforeEnd(ObjectNode given) {
        JsonNode value = given.path("before_end");
        if (value.isMissingNode()) {
            return "default";
        }
        if (!value.isTextual() || !BEFORE_END.contains(value.asText())) {
            throw ServiceException.badRequest("Malformed parameter before_end");
        }
        return value.asText();
    }
}
