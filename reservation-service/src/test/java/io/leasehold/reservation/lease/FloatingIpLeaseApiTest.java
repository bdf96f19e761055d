package io.leasehold.reservation.lease;

import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.reservation.test.ReservationApi.addresses;
import static io.leasehold.reservation.test.ReservationApi.at;
import static io.leasehold.reservation.test.ReservationApi.lease;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.leasehold.reservation.test.ReservationApi;
import io.leasehold.reservation.test.ReservationTest;
import io.leasehold.reservation.test.TestHosts;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ReservationTest
class FloatingIpLeaseApiTest {
    @Inject
    TestHosts hosts;

    private final ReservationApi alice = ReservationApi.as(ALICE);

    @BeforeEach
    void three_addresses() {
        hosts.addresses("172.24.4.101", "172.24.4.102", "172.24.4.103");
    }

    @Test
    @Tag("case-36")
    void a_required_address_is_given_to_one_lease_at_a_time() {
        create(at(0), at(60), addresses(1, "172.24.4.103"))
                .statusCode(201)
                .body("lease.reservations[0].resource_type", equalTo("virtual:floatingip"))
                .body("lease.reservations[0].amount", equalTo(1))
                .body("lease.reservations[0].network_id", equalTo("1e17587e-a7ed-4b82-a17b-4beb32523e28"))
                .body("lease.reservations[0].required_floatingips", contains("172.24.4.103"));

        refused(create(at(30), at(90), addresses(1, "172.24.4.103")), 400, "Not enough floating IPs available");
        create(at(60), at(120), addresses(1, "172.24.4.103")).statusCode(201);
    }

    @Test
    void addresses_that_were_never_allocated_come_first() {
        alice.create(lease(at(0), at(60), addresses(1)));

        String second = alice.create(lease(at(60), at(120), addresses(1)));

        held(second, "172.24.4.102");
    }

    @Test
    void a_demand_above_the_number_of_addresses_is_refused() {
        refused(create(at(0), at(60), addresses(4)), 400, "Not enough floating IPs available");
        refused(create(at(0), at(60), addresses(2), addresses(2)), 400, "Not enough floating IPs available");
        alice.get("/v1/leases").body("leases", empty());
    }

    @ParameterizedTest
    @Tag("case-20")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"amount": 1}                                                                    |Missing parameter network_id
                    {"network_id": "n"}                                                              |Missing parameter amount
                    {"network_id": "n", "amount": 0}                                                 |amount must be >= 1
                    {"network_id": "n", "amount": "x"}                                               |amount must be an integer
                    {"network_id": "n", "amount": 1, "required_floatingips": ["zz"]}                 |IP address zz is invalid form.
                    {"network_id": "n", "amount": 1, "required_floatingips": "172.24.4.101"}         |Malformed parameter required_floatingips
                    {"network_id": "n", "amount": 1, "required_floatingips": ["172.24.4.101", "172.24.4.102"]}|Invalid values for required_floatingips and amount. The amount must be equal to or longer than length of required_floatingips.
                    {"network_id": "elsewhere", "amount": 1}                                         |Not enough floating IPs available
                    """)
    void malformed_requests_are_refused(String keys, String message) {
        String reservation = keys.replace("{", "{\"resource_type\": \"virtual:floatingip\", ");

        refused(create(at(0), at(60), reservation), 400, message);
    }

    @Test
    @Tag("case-49")
    void a_pending_lease_may_want_more_or_fewer_addresses_but_no_other_network() {
        String lease = alice.create(lease(at(0), at(60), addresses(1, "172.24.4.103")));
        String why = "Floating IP reservation cannot be updated with requested parameters. ";

        refused(change(lease, "\"network_id\": \"other\""), 400, why + "Updating network_id is not supported");
        refused(
                change(lease, "\"required_floatingips\": [\"172.24.4.101\"]"),
                400,
                why + "Updating required_floatingips is not supported except with an empty list");
        change(lease, "\"required_floatingips\": []")
                .statusCode(200)
                .body("lease.reservations[0].required_floatingips", empty());
        change(lease, "\"amount\": 2").statusCode(200).body("lease.reservations[0].amount", equalTo(2));
        alice.get("/v1/leases/%s/allocations".formatted(lease)).body("allocations[0].floatingips", hasSize(2));
        change(lease, "\"amount\": 1").statusCode(200);
        held(lease, "172.24.4.101");
        alice.get("/v1/leases/" + lease).body("lease.status", equalTo("PENDING"));
    }

    private ValidatableResponse create(String start, String end, String... reservations) {
        return alice.post("/v1/leases", lease(start, end, reservations));
    }

    private ValidatableResponse change(String lease, String keys) {
        String id = alice.get("/v1/leases/" + lease).extract().path("lease.reservations[0].id");
        return alice.put("/v1/leases/" + lease, "{\"reservations\": [{\"id\": \"%s\", %s}]}".formatted(id, keys));
    }

    private void held(String lease, String... addresses) {
        alice.get("/v1/leases/%s/allocations".formatted(lease))
                .statusCode(200)
                .body("allocations[0].floatingips.floating_ip_address", contains(addresses));
    }

    private static void refused(ValidatableResponse answer, int status, String message) {
        var unused = answer.statusCode(status).body("error_message", equalTo(message));
    }
}
