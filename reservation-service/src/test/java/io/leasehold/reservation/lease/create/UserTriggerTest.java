package io.leasehold.reservation.lease.create;

import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.reservation.test.ReservationApi.at;
import static io.leasehold.reservation.test.ReservationApi.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.leasehold.common.event.Topics;
import io.leasehold.common.test.KafkaLog;
import io.leasehold.reservation.test.Database;
import io.leasehold.reservation.test.ReservationApi;
import io.leasehold.reservation.test.ReservationTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ReservationTest
class UserTriggerTest {
    @Inject
    Database database;

    private final ReservationApi alice = ReservationApi.as(ALICE);

    @BeforeEach
    void no_lease() {
        database.empty();
    }

    @Test
    void user_defined_triggers_come_before_built_in_ones_and_are_published_when_due() {
        String past = text(Instant.now().minus(Duration.ofHours(1)));
        String id = alice.create(lease("{\"event_type\": \"later\", \"time\": \"%s\"}".formatted(at(30))
                + ", {\"event_type\": \"reminder\", \"event_date\": \"%s\"}".formatted(past)
                + ", {\"event_type\": \"reminder\", \"event_date\": \"%s\"}".formatted(past)));

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> alice.get("/v1/leases/" + id)
                        .body(
                                "lease.events.event_type",
                                contains(
                                        "reminder",
                                        "reminder",
                                        "later",
                                        "start_lease",
                                        "end_lease",
                                        "before_end_lease"))
                        .body("lease.events.status", contains("DONE", "DONE", "UNDONE", "UNDONE", "UNDONE", "UNDONE"))
                        .body("lease.status", equalTo("PENDING")));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(new KafkaLog(Topics.LEASE).read(id))
                        .extracting(record -> KafkaLog.header(record, "ce_type"))
                        .containsExactly("lease.create", "lease.event.reminder", "lease.event.reminder"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"event_type\": \"start_lease\", \"event_date\": \"2050-12-26 12:00\"}",
                "{\"event_type\": \"end_lease.error\", \"event_date\": \"2050-12-26 12:00\"}",
                "{\"event_type\": \"\", \"event_date\": \"2050-12-26 12:00\"}",
                "{\"event_type\": 7, \"event_date\": \"2050-12-26 12:00\"}",
                "{\"event_date\": \"2050-12-26 12:00\"}",
                "{\"event_type\": \"x\"}",
                "{\"event_type\": \"x\", \"event_date\": null}",
                "\"x\""
            })
    void malformed_triggers_are_refused(String event) {
        alice.post("/v1/leases", lease(event))
                .statusCode(400)
                .body("error_message", equalTo("Malformed parameter events"));
        alice.get("/v1/leases").body("leases", empty());
    }

    @Test
    void dates_of_triggers_are_read_like_other_dates() {
        alice.post("/v1/leases", lease("{\"event_type\": \"x\", \"event_date\": \"soon\"}"))
                .statusCode(400)
                .body("error_message", equalTo("soon is an invalid date. Required format: %Y-%m-%d %H:%M"));
    }

    private static String lease(String events) {
        return """
                {"name": "lease_foo", "start_date": "%s", "end_date": "%s", "events": [%s]}""".formatted(at(0), at(120), events);
    }
}
