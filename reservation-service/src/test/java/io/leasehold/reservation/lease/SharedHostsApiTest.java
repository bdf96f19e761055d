package io.leasehold.reservation.lease;

import static io.leasehold.common.test.TestBacking.ADMIN;
import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.reservation.test.ReservationApi.at;
import static io.leasehold.reservation.test.ReservationApi.hosts;
import static io.leasehold.reservation.test.ReservationApi.instances;
import static io.leasehold.reservation.test.ReservationApi.lease;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.leasehold.reservation.test.ReservationApi;
import io.leasehold.reservation.test.ReservationTest;
import io.leasehold.reservation.test.TestHosts;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ReservationTest
class SharedHostsApiTest {
    private static final String ONLY_C1 = "[\"==\", \"$hypervisor_hostname\", \"c1\"]";

    @Inject
    TestHosts hosts;

    private final ReservationApi alice = ReservationApi.as(ALICE);

    @Test
    @Tag("case-32")
    void instances_may_start_when_a_host_lease_ends_and_no_sooner() {
        hosts.alike(1);
        accepted(lease(at(0), at(60), hosts(1, 1)));

        refused(lease(at(59), at(120), instances(1, 1, "null")));
        accepted(lease(at(60), at(120), instances(1, 1, "null")));
    }

    @Test
    @Tag("case-32")
    void a_host_with_slots_is_not_leased_whole_meanwhile() {
        hosts.alike(1);
        accepted(lease(at(60), at(120), instances(1, 1, "null")));

        refused(lease(at(0), at(61), hosts(1, 1)));
        accepted(lease(at(0), at(60), hosts(1, 1)));
        accepted(lease(at(120), at(180), hosts(1, 1)));
    }

    @Test
    void reservations_of_one_lease_are_placed_in_the_order_of_the_request_without_sharing() {
        hosts.alike(5);
        String lease = alice.create(lease(at(0), at(60), hosts(1, 1), instances(4, 2, "false")));

        assertThat(hosts.of(lease)).containsExactly("1", "2", "3", "4", "5");
        alice.get("/v1/leases/" + lease)
                .body("lease.reservations.resource_type", contains("physical:host", "virtual:instance"));
        ReservationApi.as(ADMIN)
                .get("/v1/os-hosts/1/allocation")
                .body("allocation.reservations", hasSize(1))
                .body("allocation.reservations[0].id", equalTo(reservationOf(lease)));
    }

    @Test
    @Tag("case-24")
    void reservations_of_one_lease_that_do_not_fit_together_are_refused_together() {
        hosts.alike(2);

        refused(lease(at(0), at(60), instances(5, 1, "null"), hosts(1, 1)));
        refused(lease(at(0), at(60), instances(5, 1, "null"), instances(4, 1, "null")));
        refused(lease(at(0), at(60), hosts(1, 1), instances(5, 1, "null")));

        alice.get("/v1/leases").body("leases", hasSize(0));
        accepted(lease(at(0), at(60), instances(4, 1, "null"), hosts(1, 1)));
    }

    @Test
    void a_pending_lease_that_moves_does_not_compete_with_itself() {
        hosts.alike(2);
        String full = alice.create(lease(at(0), at(60), instances(8, 1, "null")));

        alice.put("/v1/leases/" + full, "{\"end_date\": \"%s\"}".formatted(at(90)))
                .statusCode(200);
        alice.put("/v1/leases/" + full, "{\"start_date\": \"%s\"}".formatted(at(30)))
                .statusCode(200);

        assertThat(hosts.slotsOf(full)).isEqualTo(Map.of("1", 4, "2", 4));
        accepted(lease(at(0), at(30), instances(8, 1, "null")));
    }

    @Test
    @Tag("case-46")
    void a_pending_lease_moves_its_slots_when_their_host_is_taken_in_the_new_window() {
        hosts.alike(2);
        String moving = alice.create(lease(at(0), at(60), instances(2, 1, "null")));
        accepted(lease(at(60), at(120), hosts(1, 1, ONLY_C1, "")));

        alice.put("/v1/leases/" + moving, "{\"end_date\": \"%s\"}".formatted(at(90)))
                .statusCode(200);

        assertThat(hosts.slotsOf(moving)).isEqualTo(Map.of("2", 2));
    }

    @Test
    @Tag("case-46")
    void a_pending_lease_that_finds_no_other_slots_stays_where_it_was() {
        hosts.alike(2);
        String moving = alice.create(lease(at(0), at(60), instances(2, 1, "null", ONLY_C1)));
        accepted(lease(at(60), at(120), hosts(1, 1, ONLY_C1, "")));

        alice.put("/v1/leases/" + moving, "{\"end_date\": \"%s\"}".formatted(at(90)))
                .statusCode(400)
                .body("error_message", equalTo("Not enough hosts available"));

        assertThat(hosts.slotsOf(moving)).isEqualTo(Map.of("1", 2));
        alice.get("/v1/leases/" + moving).body("lease.end_date", equalTo(at(60).replace(' ', 'T') + ":00.000000"));
    }

    @Test
    void slots_stay_on_their_hosts_where_they_can_when_a_pending_lease_moves() {
        hosts.alike(2);
        accepted(lease(at(0), at(60), hosts(1, 1, ONLY_C1, "")));
        String moving = alice.create(lease(at(0), at(60), instances(1, 1, "null")));

        alice.put("/v1/leases/" + moving, "{\"start_date\": \"%s\", \"end_date\": \"%s\"}".formatted(at(60), at(120)))
                .statusCode(200);

        assertThat(hosts.slotsOf(moving)).isEqualTo(Map.of("2", 1));
    }

    @Test
    @Tag("case-59")
    void the_slots_of_a_deleted_lease_are_free_at_once() {
        hosts.alike(1);
        String lease = alice.create(lease(at(0), at(60), instances(4, 1, "null")));

        alice.delete("/v1/leases/" + lease).statusCode(204);

        accepted(lease(at(0), at(60), instances(4, 1, "null")));
    }

    private String reservationOf(String lease) {
        return alice.get("/v1/leases/" + lease).extract().path("lease.reservations[0].id");
    }

    private void accepted(String body) {
        alice.post("/v1/leases", body).statusCode(201);
    }

    private void refused(String body) {
        refused(body, "Not enough hosts available");
    }

    private void refused(String body, String message) {
        alice.post("/v1/leases", body).statusCode(400).body("error_message", equalTo(message));
    }
}
