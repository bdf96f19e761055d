package io.leasehold.reservation.request;

import io.leasehold.common.error.ServiceException;
import java.util.Objects;

/** Reads what a {@code physical:host} reservation asks for. */
public final class HostRequestReader {
    private HostRequestReader() {}

    public static HostRequest read(RequestFields given) {
        int min = count(given, "min");
        int max = count(given, "max");
        if (min < 1 || max < 1) {
            throw RequestFields.malformed("min and max (must be greater than or equal to 1)");
        }
        if (max < min) {
            throw ServiceException.badRequest(
                    "Invalid values for min/max of hosts. Max must be equal to or larger than min.");
        }
        return new HostRequest(
                min,
                max,
                expression(given, "hypervisor_properties"),
                expression(given, "resource_properties"),
                given.beforeEnd());
    }

    private static int count(RequestFields given, String key) {
        if (!given.hasNonNull(key)) {
            throw RequestFields.missing(key);
        }
        return given.integer(key)
                .filter(number -> number.bitLength() < Integer.SIZE)
                .orElseThrow(() -> RequestFields.malformed(key))
                .intValueExact();
    }

    private static String expression(RequestFields given, String key) {
        return Objects.requireNonNullElse(given.expression(key), "");
    }
}
