package io.leasehold.bench.reservation;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Request for any one host, for an hour. */
record LeaseRequest(String name, Instant start) {
    static final Duration LENGTH = Duration.ofHours(1);

    static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    String json() {
        return """
                {"name": "%s", "start_date": "%s", "end_date": "%s", "reservations": [
                 {"resource_type": "physical:host", "min": 1, "max": 1, "hypervisor_properties": "", "resource_properties": ""}]}""".formatted(name, DATE.format(start), DATE.format(start.plus(LENGTH)));
    }
}
