package io.leasehold.reservation.lease;

import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.reservation.test.ReservationApi.at;
import static io.leasehold.reservation.test.ReservationApi.hosts;
import static io.leasehold.reservation.test.ReservationApi.instances;
import static io.leasehold.reservation.test.ReservationApi.lease;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.leasehold.reservation.test.ReservationApi;
import io.leasehold.reservation.test.ReservationTest;
import io.leasehold.reservation.test.TestHosts;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes of what the reservations of a lease that has not started ask for. */
@ReservationTest
class ReservationChangeApiTest {
    @Inject
    TestHosts hosts;

    private final ReservationApi alice = ReservationApi.as(ALICE);

    @BeforeEach
    void three_hosts_of_which_the_third_has_a_gpu() {
        hosts.threeHosts();
    }

    @Test
    @Tag("case-43")
    void a_reservation_is_named_by_its_id() {
        String lease = alice.create(lease(at(0), at(60), hosts(1, 1)));

        refused(put(lease, "{\"max\": 2}"), 400, "Missing parameter reservation ID");
        refused(
                put(lease, "{\"id\": \"x\", \"max\": 2}"),
                400,
                "Please enter valid reservation IDs. Invalid reservation IDs are: x");
        refused(
                put(lease, "{\"id\": \"%s\", \"resource_type\": \"virtual:instance\"}".formatted(reservation(lease))),
                409,
                "resource_type cannot be updated");
    }

    @Test
    void reservations_that_are_no_list_of_objects_are_malformed() {
        String lease = alice.create(lease(at(0), at(60), hosts(1, 1)));

        refused(
                alice.put("/v1/leases/" + lease, "{\"reservations\": {\"id\": \"x\"}}"),
                400,
                "Malformed parameter reservations");
        refused(
                alice.put("/v1/leases/" + lease, "{\"reservations\": [\"x\"]}"),
                400,
                "Malformed parameter reservations");
    }

    @Test
    @Tag("case-44")
    void more_hosts_are_added_and_too_many_change_nothing() {
        String lease = alice.create(lease(at(0), at(60), hosts(1, 1)));

        change(lease, "\"max\": 2").statusCode(200).body("lease.reservations[0].max", equalTo(2));
        assertThat(hosts.of(lease)).hasSize(2);

        refused(change(lease, "\"min\": 5, \"max\": 6"), 400, "Not enough hosts available");
        alice.get("/v1/leases/" + lease)
                .body("lease.status", equalTo("PENDING"))
                .body("lease.reservations[0].min", equalTo(1))
                .body("lease.reservations[0].max", equalTo(2));
        assertThat(hosts.of(lease)).hasSize(2);
    }

    @Test
    @Tag("case-44")
    void hosts_that_do_not_match_any_more_are_replaced() {
        String lease = alice.create(lease(at(0), at(60), hosts(1, 1)));
        assertThat(hosts.of(lease)).containsExactly("1");

        change(lease, "\"resource_properties\": \"[\\\"==\\\", \\\"$gpu\\\", \\\"True\\\"]\"")
                .statusCode(200);

        assertThat(hosts.of(lease)).containsExactly("3");
    }

    @Test
    void of_too_many_hosts_the_latest_are_kept() {
        String lease = alice.create(lease(at(0), at(60), hosts(1, 1)));
        change(lease, "\"max\": 2").statusCode(200);
        assertThat(hosts.of(lease)).containsExactly("1", "2");

        change(lease, "\"max\": 1").statusCode(200);

        assertThat(hosts.of(lease)).containsExactly("2");
    }

    @Test
    @Tag("case-46")
    void a_lease_that_cannot_keep_its_host_moves_to_another() {
        String lease = alice.create(lease(at(0), at(60), hosts(1, 1)));
        alice.create(lease(at(60), at(120), hosts(1, 1, "[\"==\", \"$hypervisor_hostname\", \"c1\"]", "")));

        alice.put("/v1/leases/" + lease, "{\"end_date\": \"%s\"}".formatted(at(90)))
                .statusCode(200);

        assertThat(hosts.of(lease)).containsExactly("2");
    }

    @Test
    void before_end_may_be_changed() {
        String lease = alice.create(lease(at(0), at(60), hosts(1, 1)));

        change(lease, "\"before_end\": \"snapshot\"")
                .statusCode(200)
                .body("lease.reservations[0].before_end", equalTo("snapshot"));
        refused(change(lease, "\"before_end\": \"email\""), 400, "Malformed parameter before_end");
    }

    @Test
    @Tag("case-48")
    void a_lease_does_not_compete_with_itself() {
        hosts.alike(2);
        String lease = alice.create(lease(at(0), at(60), instances(8, 1, "null")));

        change(lease, "\"amount\": 4").statusCode(200).body("lease.reservations[0].amount", equalTo(4));
        assertThat(hosts.slotsOf(lease)).isEqualTo(Map.of("1", 4));

        change(lease, "\"amount\": 1").statusCode(200);
        assertThat(hosts.slotsOf(lease)).isEqualTo(Map.of("1", 1));

        change(lease, "\"amount\": 8").statusCode(200);
        assertThat(hosts.slotsOf(lease)).isEqualTo(Map.of("1", 4, "2", 4));
    }

    @Test
    void servers_of_another_size_are_placed_anew() {
        hosts.alike(2);
        String lease = alice.create(lease(at(0), at(60), instances(2, 1, "true")));

        change(lease, "\"vcpus\": 4, \"affinity\": null")
                .statusCode(200)
                .body("lease.reservations[0].vcpus", equalTo(4))
                .body("lease.reservations[0].server_group_id", nullValue());

        assertThat(hosts.slotsOf(lease)).isEqualTo(Map.of("1", 1, "2", 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "min": 0                         |Malformed parameter min and max (must be greater than or equal to 1)
                    "min": "x"                       |Malformed parameter min
                    "min": 2                         |Invalid values for min/max of hosts. Max must be equal to or larger than min.
                    "hypervisor_properties": "[oops" |Malformed requirements [oops
                    "resource_properties": "[\\"==\\", \\"$nope\\", \\"x\\"]"|Malformed requirements ["==", "$nope", "x"]
                    """)
    void malformed_changes_are_refused_like_malformed_requests(String key, String message) {
        String lease = alice.create(lease(at(0), at(60), hosts(1, 1)));

        refused(change(lease, key), 400, message);
        alice.get("/v1/leases/" + lease).body("lease.updated_at", nullValue());
    }

    @Test
    void two_reservations_change_together_or_not_at_all() {
        String lease = alice.create(lease(at(0), at(60), hosts(1, 1), hosts(1, 1)));
        List<String> ids = alice.get("/v1/leases/" + lease).extract().path("lease.reservations.id");

        refused(
                put(
                        lease,
                        "{\"id\": \"%s\", \"min\": 2, \"max\": 2}, {\"id\": \"%s\", \"min\": 2, \"max\": 2}"
                                .formatted(ids.get(0), ids.get(1))),
                400,
                "Not enough hosts available");

        alice.get("/v1/leases/" + lease).body("lease.reservations.max", contains(1, 1));
        assertThat(hosts.of(lease)).hasSize(2);
    }

    @Test
    void a_dry_run_of_a_change_shows_the_lease_and_changes_nothing() {
        String lease = alice.create(lease(at(0), at(60), hosts(1, 1)));
        String more = "{\"reservations\": [{\"id\": \"%s\", \"max\": 3}]}".formatted(reservation(lease));
        String tooMany = "{\"reservations\": [{\"id\": \"%s\", \"min\": 4, \"max\": 4}]}".formatted(reservation(lease));

        alice.put("/v1/leases/" + lease + "?dry_run=true", more)
                .statusCode(200)
                .body("lease.reservations[0].max", equalTo(3));
        refused(alice.put("/v1/leases/" + lease + "?dry_run=True", tooMany), 400, "Not enough hosts available");

        alice.get("/v1/leases/" + lease).body("lease.reservations[0].max", equalTo(1));
        assertThat(hosts.of(lease)).hasSize(1);
    }

    private ValidatableResponse change(String lease, String keys) {
        return put(lease, "{\"id\": \"%s\", %s}".formatted(reservation(lease), keys));
    }

    private ValidatableResponse put(String lease, String reservations) {
        return alice.put("/v1/leases/" + lease, "{\"reservations\": [%s]}".formatted(reservations));
    }

    private String reservation(String lease) {
        return alice.get("/v1/leases/" + lease).extract().path("lease.reservations[0].id");
    }

    private static void refused(ValidatableResponse answer, int status, String message) {
        var unused = answer.statusCode(status).body("error_message", equalTo(message));
    }
}
