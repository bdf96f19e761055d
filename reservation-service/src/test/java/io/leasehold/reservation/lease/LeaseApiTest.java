package io.leasehold.reservation.lease;

import static io.leasehold.common.test.TestBacking.ADMIN;
import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.reservation.test.ReservationApi.at;
import static io.leasehold.reservation.test.ReservationApi.hosts;
import static io.leasehold.reservation.test.ReservationApi.lease;
import static io.leasehold.reservation.test.ReservationApi.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.leasehold.reservation.test.ReservationApi;
import io.leasehold.reservation.test.ReservationTest;
import io.leasehold.reservation.test.TestHosts;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ReservationTest
class LeaseApiTest {
    @Inject
    TestHosts hosts;

    private final ReservationApi alice = ReservationApi.as(ALICE);

    @BeforeEach
    void three_hosts_and_no_lease() {
        hosts.threeHosts();
    }

    @Test
    @Tag("case-7")
    void a_lease_without_resources_has_three_events_and_is_pending() {
        alice.post(
                        "/v1/leases",
                        "{\"name\": \"n\", \"start_date\": \"%s\", \"end_date\": \"%s\"}".formatted(at(0), at(120)))
                .statusCode(201)
                .body("lease.status", equalTo("PENDING"))
                .body("lease.reservations", hasSize(0))
                .body("lease.events.event_type", contains("start_lease", "end_lease", "before_end_lease"))
                .body("lease.events.status", contains("UNDONE", "UNDONE", "UNDONE"))
                .body("lease.events[2].time", equalTo(at(60).replace(' ', 'T') + ":00.000000"))
                .body("lease.updated_at", nullValue())
                .body("lease.created_at.length()", is(19))
                .body("lease.start_date", endsWith(".000000"))
                .body("lease.project_id", equalTo("aaa8749130bc3d2886d6b9bb3fcb1715"));
    }

    @Test
    @Tag("case-8")
    void missing_keys_are_named_all_at_once() {
        refused("{}", 400, "Missing parameter name, start_date, end_date");
        refused("{\"name\": \"n\", \"start_date\": \"now\"}", 400, "Missing parameter end_date");
    }

    @Test
    @Tag("case-9")
    void a_lease_ends_after_its_start() {
        refused(lease("2050-11-13 13:13", "2050-11-13 12:13"), 400, "End date must be later than start date.");
        refused(lease("2050-11-13 13:13", "2050-11-13 13:13"), 400, "End date must be later than start date.");
    }

    @ParameterizedTest
    @Tag("case-10")
    @Tag("case-12")
    @ValueSource(strings = {"Bogus-date 13:13", "2050-01-01T10:00", "NOW", "2050-02-30 10:00", "2050-12-26 12:00:00"})
    void a_malformed_date_is_named(String date) {
        refused(lease(date, at(60)), 400, date + " is an invalid date. Required format: %Y-%m-%d %H:%M");
    }

    @Test
    @Tag("case-11")
    void a_lease_starts_no_earlier_than_this_minute() {
        Instant now = Instant.now();

        refused(
                lease(text(now.minus(Duration.ofMinutes(2))), at(0)),
                400,
                "Start date must be later than current date");
        alice.post("/v1/leases", lease(text(now), at(0))).statusCode(201);
    }

    @Test
    @Tag("case-12")
    void months_days_hours_and_minutes_may_have_one_digit() {
        alice.post("/v1/leases", lease("2099-1-2 3:4", "2099-1-2 5:6"))
                .statusCode(201)
                .body("lease.start_date", equalTo("2099-01-02T03:04:00.000000"));
    }

    @Test
    @Tag("case-13")
    void the_before_end_date_lies_strictly_inside_the_lease() {
        String body = "{\"name\": \"n\", \"start_date\": \"%s\", \"end_date\": \"%s\", \"before_end_date\": \"%s\"}";

        refused(body.formatted(at(0), at(120), at(120)), 403, "Datetime is out of lease limits");
        refused(
                body.formatted(at(0), at(120), "garbage"),
                400,
                "garbage is an invalid date. Required format: %Y-%m-%d %H:%M");
        alice.post("/v1/leases", lease(at(0), at(30)))
                .statusCode(201)
                .body("lease.events[2].time", equalTo(at(0).replace(' ', 'T') + ":00.000000"));
    }

    @Test
    @Tag("case-14")
    void keys_that_the_service_owns_are_ignored() {
        String body = "{\"name\": \"n\", \"start_date\": \"%s\", \"end_date\": \"%s\", \"events\": null, \"id\": \"x\","
                + " \"status\": \"ACTIVE\", \"project_id\": \"p\", \"degraded\": true}";

        alice.post("/v1/leases", body.formatted(at(0), at(60)))
                .statusCode(201)
                .body("lease.status", equalTo("PENDING"))
                .body("lease.degraded", is(false))
                .body("lease.project_id", equalTo("aaa8749130bc3d2886d6b9bb3fcb1715"));
    }

    @Test
    @Tag("case-15")
    void names_are_not_unique_and_have_up_to_80_characters() {
        alice.post("/v1/leases", lease(at(0), at(60))).statusCode(201);
        alice.post("/v1/leases", lease(at(0), at(60))).statusCode(201);
        refused(lease(at(0), at(60)).replace("lease_foo", "x".repeat(81)), 400, "Malformed parameter name");
    }

    @Test
    @Tag("case-16")
    void a_reservation_names_a_supported_resource_type() {
        refused(lease(at(0), at(60), "{\"min\": 1}"), 400, "Missing parameter resource_type");
        refused(lease(at(0), at(60), "{\"resource_type\": \"foo\"}"), 400, "The foo resource type is not supported");
    }

    @ParameterizedTest
    @Tag("case-17")
    @CsvSource(delimiter = '|', textBlock = """
                    "min": "1"                |Missing parameter max
                    "min": "bar", "max": "foo"|Malformed parameter min
                    "min": 0, "max": 1        |Malformed parameter min and max (must be greater than or equal to 1)
                    "min": 2, "max": 1        |Invalid values for min/max of hosts. Max must be equal to or larger than min.
                    "min": 1.5, "max": 2      |Malformed parameter min
                    """, quoteCharacter = '\'')
    void malformed_counts_are_named(String counts, String message) {
        refused(
                lease(
                        at(0),
                        at(60),
                        "{\"resource_type\": \"physical:host\", %s, \"hypervisor_properties\": \"\", \"resource_properties\": \"\"}"
                                .formatted(counts)),
                400,
                message);
    }

    @Test
    @Tag("case-17")
    void counts_may_be_texts_and_come_back_as_numbers() {
        alice.post(
                        "/v1/leases",
                        lease(
                                at(0),
                                at(60),
                                hosts(1, 2).replace("\"min\": 1, \"max\": 2", "\"min\": \"1\", \"max\": \"2\"")))
                .statusCode(201)
                .body("lease.reservations[0].min", is(1))
                .body("lease.reservations[0].max", is(2));
    }

    @Test
    @Tag("case-18")
    void expressions_must_be_given_and_before_end_has_a_default() {
        refused(
                lease(at(0), at(60), "{\"resource_type\": \"physical:host\", \"min\": 1, \"max\": 1}"),
                400,
                "Missing parameter hypervisor_properties");
        refused(
                lease(at(0), at(60), hosts(1, 1).replace("}", ", \"before_end\": \"bogus\"}")),
                400,
                "Malformed parameter before_end");
        alice.post("/v1/leases", lease(at(0), at(60), hosts(1, 1)))
                .statusCode(201)
                .body("lease.reservations[0].before_end", equalTo("default"));
    }

    @Test
    @Tag("case-21")
    void touching_leases_share_a_host_and_overlapping_ones_do_not() {
        String onlyC1 = hosts(1, 1, "[\"==\", \"$hypervisor_hostname\", \"c1\"]", "");

        alice.post("/v1/leases", lease(at(0), at(60), onlyC1)).statusCode(201);
        alice.post("/v1/leases", lease(at(60), at(120), onlyC1)).statusCode(201);
        refused(lease(at(59), at(60), onlyC1), 400, "Not enough hosts available");
        refused(lease(at(30), at(40), onlyC1), 400, "Not enough hosts available");
    }

    @Test
    @Tag("case-23")
    void hosts_that_were_never_allocated_come_first() {
        String first = alice.create(lease(at(0), at(60), hosts(1, 1)));
        String second = alice.create(lease(at(120), at(180), hosts(1, 1)));

        assertThat(hosts.of(first)).containsExactly("1");
        assertThat(hosts.of(second)).containsExactly("2");
    }

    @Test
    @Tag("case-24")
    void reservations_of_one_lease_do_not_share_hosts() {
        refused(lease(at(0), at(60), hosts(2, 2), hosts(2, 2)), 400, "Not enough hosts available");

        alice.get("/v1/leases").body("leases", hasSize(0));
    }

    @Test
    @Tag("case-25")
    void as_many_hosts_as_the_maximum_are_taken() {
        String lease = alice.create(lease(at(0), at(60), hosts(1, 3)));

        assertThat(hosts.of(lease)).containsExactlyInAnyOrder("1", "2", "3");
    }

    @Test
    @Tag("case-26")
    void expressions_choose_hosts() {
        String gpu = alice.create(lease(at(0), at(60), hosts(1, 3, "", "[\"==\", \"$gpu\", \"True\"]")));

        assertThat(hosts.of(gpu)).containsExactly("3");
    }

    @Test
    @Tag("case-29")
    void capabilities_that_are_numbers_compare_as_numbers() {
        ReservationApi admin = ReservationApi.as(ADMIN);
        admin.put("/v1/os-hosts/1", "{\"num\": 9}").statusCode(200);
        admin.put("/v1/os-hosts/2", "{\"num\": \"10\"}").statusCode(200);

        String more = alice.create(lease(at(0), at(60), hosts(1, 3, "", "[\">\", \"$num\", \"9\"]")));
        String all = alice.create(lease(at(60), at(120), hosts(1, 3, "", "[\">=\", \"$num\", \"9\"]")));

        assertThat(hosts.of(more)).containsExactly("2");
        assertThat(hosts.of(all)).containsExactly("1", "2");
    }

    private void refused(String body, int status, String message) {
        alice.post("/v1/leases", body).statusCode(status).body("error_message", equalTo(message));
    }
}
