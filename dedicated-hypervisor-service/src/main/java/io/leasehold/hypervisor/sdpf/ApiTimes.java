package io.leasehold.hypervisor.sdpf;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Formats of times in the API (contract, 1.4). */
public final class ApiTimes {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private ApiTimes() {}

    /** Formats a time like {@code 2025-07-01T09:27:18Z}. */
    public static String seconds(Instant time) {
        return SECONDS.format(time);
    }

    /** Formats a time like {@code 2016-06-01T00:00:00.000Z}. */
    public static String millis(Instant time) {
        return MILLIS.format(time);
    }

    /** Formats a time like {@code 2015-05-06 11:00:00}, in the zone but without naming the zone. */
    public static String plain(Instant time, ZoneId zone) {
        return PLAIN.format(time.atZone(zone));
    }
}
