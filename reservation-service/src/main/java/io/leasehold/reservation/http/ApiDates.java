package io.leasehold.reservation.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.leasehold.common.error.ServiceException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates in requests: UTC, to the minute (contract section 1.4). */
public final class ApiDates {
    private static final Pattern FORMAT = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2}) (\\d{1,2}):(\\d{1,2})");

    private ApiDates() {}

    /** Reads a date, or the text {@code now}, which yields the argument {@code now}; 400 for any other value. */
    public static Instant parseOrNow(JsonNode value, Instant now) {
        return value.isTextual() && value.textValue().equals("now") ? now : parse(value);
    }

    /** Reads a date; 400 for any other value. */
    public static Instant parse(JsonNode value) {
        return find(value).orElseThrow(() -> invalid(value));
    }

    /** Reads a date; empty for any other value. */
    public static Optional<Instant> find(JsonNode value) {
        Matcher fields = FORMAT.matcher(value.isTextual() ? value.textValue() : "");
        return fields.matches() ? time(fields) : Optional.empty();
    }

    private static Optional<Instant> time(Matcher fields) {
        try {
            return Optional.of(LocalDateTime.of(
                            number(fields, 1),
                            number(fields, 2),
                            number(fields, 3),
                            number(fields, 4),
                            number(fields, 5))
                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    private static int number(Matcher fields, int group) {
        return Integer.parseInt(fields.group(group));
    }

    private static ServiceException invalid(JsonNode value) {
        return ServiceException.badRequest("%s is an invalid date. Required format: %%Y-%%m-%%d %%H:%%M"
                .formatted(value.isValueNode() ? value.asText() : value));
    }
}
