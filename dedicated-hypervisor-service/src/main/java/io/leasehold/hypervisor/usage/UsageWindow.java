package io.leasehold.hypervisor.usage;

import io.leasehold.hypervisor.sdpf.InvalidRequest;
import io.leasehold.hypervisor.sdpf.QueryParameters;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/** Period of a usage query, within one calendar month (contract, 6.5); both ends are inclusive. */
record UsageWindow(Instant from, Instant to) {
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern PLAIN = Pattern.compile("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}");
    private static final DateTimeFormatter PLAIN_FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

    /** Reads the parameters {@code from} and {@code to}; an absent parameter extends the period to the month's edge. */
    static UsageWindow of(QueryParameters parameters, ZoneId zone, Instant now) {
        Optional<ZonedDateTime> from = parameters.text("from").map(text -> time("from", text, zone, false));
        Optional<ZonedDateTime> to = parameters.text("to").map(text -> time("to", text, zone, true));
        ZonedDateTime anchor = from.or(() -> to).orElseGet(() -> now.atZone(zone));
        YearMonth month = YearMonth.from(anchor);
        return checked(from.orElseGet(() -> first(month, zone)), to.orElseGet(() -> last(month, zone)));
    }

    private static UsageWindow checked(ZonedDateTime from, ZonedDateTime to) {
        if (!YearMonth.from(from).equals(YearMonth.from(to))) {
            throw InvalidRequest.parameter("to", "must be in the same month as from");
        }
        if (from.isAfter(to)) {
            throw InvalidRequest.parameter("to", "must not be before from");
        }
        return new UsageWindow(from.toInstant(), to.toInstant());
    }

    private static ZonedDateTime time(String name, String text, ZoneId zone, boolean end) {
        try {
            if (DATE.matcher(text).matches()) {
                LocalDate day = LocalDate.parse(text);
                return end ? justBefore(day.plusDays(1), zone) : day.atStartOfDay(zone);
            }
            return PLAIN.matcher(text).matches()
                    ? LocalDateTime.parse(text, PLAIN_FORMAT).atZone(zone)
                    : OffsetDateTime.parse(text).atZoneSameInstant(zone);
        } catch (DateTimeParseException wrong) {
            throw InvalidRequest.parameter(name, "must be a date, or a date and time");
        }
    }

    private static ZonedDateTime first(YearMonth month, ZoneId zone) {
        return month.atDay(1).atStartOfDay(zone);
    }

    private static ZonedDateTime last(YearMonth month, ZoneId zone) {
        return justBefore(month.plusMonths(1).atDay(1), zone);
    }

    /** Returns the last instant before the day, in the database's resolution of microseconds. */
    private static ZonedDateTime justBefore(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).minus(1, ChronoUnit.MICROS);
    }
}
