package io.leasehold.compute.refcode;

import io.leasehold.compute.refcode.PolledServer.Outcome;
import io.leasehold.compute.refcode.PolledServer.Reading;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Entries about the reference code in the metadata of a server. */
final class RefcodeMetadata {
    static final String STALE = "powervc:vm_refcode_stale";
    private static final String CODE = "powervc:vm_refcode";
    private static final String LED = "powervc:vm_led_code";
    private static final String QUERIED = "powervc:vm_refcode_query_ts";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSSSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private RefcodeMetadata() {}

    /** Returns the entries that change; none after the first failed reads. */
    static Map<String, String> of(Outcome outcome) {
        if (outcome.isStale()) {
            return Map.of(STALE, "true");
        }
        return outcome.failures() > 0
                ? Map.of()
                : outcome.reading().map(RefcodeMetadata::of).orElse(Map.of());
    }

    private static Map<String, String> of(Reading shown) {
        return Map.of(
                CODE, shown.code().code(),
                LED, shown.code().led(),
                QUERIED, TIME.format(shown.queriedAt()));
    }
}
