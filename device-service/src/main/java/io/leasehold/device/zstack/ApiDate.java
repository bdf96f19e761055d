package io.leasehold.device.zstack;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Dates in the format of the API ({@code Nov 14, 2017 10:20:57 PM}, UTC), and the other formats that clients send. */
public final class ApiDate {
    /** An explicit pattern, as localized formatters write a narrow no-break space before AM and PM. */
    private static final DateTimeFormatter FORMAT = english("MMM d, yyyy h:mm:ss a");

    private static final List<Function<String, Instant>> FORMATS = List.of(
            text -> local(text, FORMAT),
            text -> local(text, english("MMM d, yyyy, h:mm:ss a")),
            text -> local(text, english("yyyy-MM-dd HH:mm:ss")),
            Instant::parse,
            text -> Instant.ofEpochMilli(Long.parseLong(text)));

    private ApiDate() {}

    public static String format(Instant instant) {
        return FORMAT.format(instant.atOffset(ZoneOffset.UTC));
    }

    /** Parses a date in any of the supported formats; empty when none matches. */
    public static Optional<Instant> parse(String text) {
        return FORMATS.stream()
                .map(format -> attempt(format, text))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static @Nullable Instant attempt(Function<String, Instant> format, String text) {
        try {
            return format.apply(text);
        } catch (DateTimeParseException | NumberFormatException other) {
            return null;
        }
    }

    private static Instant local(String text, DateTimeFormatter format) {
        return LocalDateTime.parse(text, format).toInstant(ZoneOffset.UTC);
    }

    private static DateTimeFormatter english(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }
}
