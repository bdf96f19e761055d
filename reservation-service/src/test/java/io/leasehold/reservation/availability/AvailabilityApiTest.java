package io.leasehold.reservation.availability;

import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.common.test.TestBacking.BOB;
import static io.leasehold.reservation.test.ReservationApi.addresses;
import static io.leasehold.reservation.test.ReservationApi.at;
import static io.leasehold.reservation.test.ReservationApi.hosts;
import static io.leasehold.reservation.test.ReservationApi.instances;
import static io.leasehold.reservation.test.ReservationApi.lease;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.leasehold.reservation.test.ReservationApi;
import io.leasehold.reservation.test.ReservationTest;
import io.leasehold.reservation.test.TestHosts;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ReservationTest
class AvailabilityApiTest {
    @Inject
    TestHosts hosts;

    private final ReservationApi alice = ReservationApi.as(ALICE);

    @BeforeEach
    void three_hosts_of_which_the_third_has_a_gpu() {
        hosts.threeHosts();
    }

    @Test
    void the_earliest_start_is_when_enough_hosts_become_free() {
        ReservationApi.as(BOB).create(lease(at(0), at(90), hosts(2, 2)));
        ReservationApi.as(BOB).create(lease(at(0), at(60), hosts(1, 1)));

        search(at(0), at(600), 120, hosts(2, 2))
                .statusCode(200)
                .body("availability.possible", is(true))
                .body("availability.start_date", equalTo(wire(90)))
                .body("availability.end_date", equalTo(wire(210)))
                .body("availability.reservations[0].resource_type", equalTo("physical:host"))
                .body("availability.reservations[0].requested", equalTo(2))
                .body("availability.reservations[0].matching", equalTo(3))
                .body("availability.reservations[0].available", equalTo(2))
                .body("availability.reservations[0].eliminated", empty());
        alice.create(lease(at(90), at(210), hosts(2, 2)));
    }

    @Test
    void the_answer_counts_the_hosts_that_each_condition_rules_out() {
        String picky = hosts(2, 2, "[\"and\", [\">=\", \"$vcpus\", \"4\"], [\"==\", \"$gpu\", \"True\"]]", "");

        search(at(0), at(600), 60, picky)
                .statusCode(200)
                .body("availability.possible", is(false))
                .body("availability.start_date", nullValue())
                .body("availability.searched_until", nullValue())
                .body("availability.reservations[0].matching", equalTo(1))
                .body("availability.reservations[0].available", equalTo(1))
                .body("availability.reservations[0].eliminated", hasSize(1))
                .body(
                        "availability.reservations[0].eliminated",
                        hasItem(Map.of("condition", "[\"==\",\"$gpu\",\"True\"]", "resources", 2)));
    }

    @Test
    void several_reservations_must_fit_together() {
        alice.create(lease(at(0), at(60), hosts(1, 1, "[\"==\", \"$hypervisor_hostname\", \"c3\"]", "")));

        search(at(0), at(600), 60, hosts(2, 2), instances(1, 1, "null"))
                .statusCode(200)
                .body("availability.start_date", equalTo(wire(60)))
                .body("availability.reservations.start_date", contains(wire(0), wire(0)));
    }

    @Test
    void slots_and_addresses_are_searched_too() {
        alice.create(lease(at(0), at(30), instances(11, 1, "null")));
        search(at(0), at(600), 60, instances(2, 1, "null"))
                .body("availability.start_date", equalTo(wire(30)))
                .body("availability.reservations[0].available", equalTo(2));

        hosts.addresses("172.24.4.101");
        alice.create(lease(at(0), at(45), addresses(1)));
        search(at(0), at(600), 60, addresses(1, "172.24.4.101"))
                .body("availability.start_date", equalTo(wire(45)))
                .body("availability.reservations[0].matching", equalTo(1));
        search(at(0), at(600), 60, addresses(2)).body("availability.possible", is(false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {}                                                                                          |Missing parameter from, to, duration_minutes, reservations
                    {"from": "x", "to": "2050-01-02 00:00", "duration_minutes": 1, "reservations": []}          |x is an invalid date. Required format: %Y-%m-%d %H:%M
                    {"from": "2050-01-01 00:00", "to": "2050-01-02 00:00", "duration_minutes": 0, "reservations": []}|duration_minutes must be an integer from 1 to 5256000
                    {"from": "2050-01-01 00:00", "to": "2050-01-01 01:00", "duration_minutes": 61, "reservations": []}|duration_minutes must fit between from and to
                    {"from": "2020-01-01 00:00", "to": "2050-01-01 01:00", "duration_minutes": 61, "reservations": []}|from must not be in the past
                    {"from": "2050-01-01 00:00", "to": "2070-01-01 01:00", "duration_minutes": 61, "reservations": []}|to must be no later than ten years after from
                    {"from": "2050-01-01 00:00", "to": "2050-01-01 01:00", "duration_minutes": 60, "reservations": []}|Malformed parameter reservations
                    {"from": "2050-01-01 00:00", "to": "2050-01-01 01:00", "duration_minutes": 60, "reservations": [{"resource_type": "foo"}]}|The foo resource type is not supported
                    """)
    void malformed_searches_are_refused(String body, String message) {
        alice.post("/v1/availability", body).statusCode(400).body("error_message", equalTo(message));
    }

    @Test
    void an_unknown_capability_is_refused_as_for_a_lease() {
        search(at(0), at(600), 60, hosts(1, 1, "[\"==\", \"$nope\", \"x\"]", ""))
                .statusCode(400)
                .body("error_message", equalTo("Malformed requirements [\"==\", \"$nope\", \"x\"]"));
    }

    private ValidatableResponse search(String from, String to, int minutes, String... reservations) {
        return alice.post("/v1/availability", """
                {"from": "%s", "to": "%s", "duration_minutes": %d, "reservations": [%s]}""".formatted(from, to, minutes, String.join(",", reservations)));
    }

    private static String wire(long minutes) {
        return at(minutes).replace(' ', 'T') + ":00.000000";
    }
}
