package io.leasehold.reservation.lease.change;

import static io.leasehold.common.test.TestBacking.ADMIN;
import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.common.test.TestBacking.BOB;
import static io.leasehold.common.test.TestBacking.RITA;
import static io.leasehold.reservation.test.ReservationApi.at;
import static io.leasehold.reservation.test.ReservationApi.hosts;
import static io.leasehold.reservation.test.ReservationApi.lease;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.leasehold.reservation.test.ReservationApi;
import io.leasehold.reservation.test.ReservationTest;
import io.leasehold.reservation.test.TestHosts;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ReservationTest
class LeaseChangeApiTest {
    @Inject
    TestHosts hosts;

    private final ReservationApi alice = ReservationApi.as(ALICE);
    private final ReservationApi admin = ReservationApi.as(ADMIN);

    @BeforeEach
    void three_hosts_and_no_lease() {
        hosts.threeHosts();
    }

    @Test
    @Tag("case-37")
    void an_empty_update_changes_nothing_and_events_are_ignored() {
        String lease = alice.create(lease(at(0), at(120)));

        alice.put("/v1/leases/" + lease, "{}").statusCode(200).body("lease.updated_at", nullValue());
        alice.put("/v1/leases/" + lease, "{\"name\": \"n\", \"events\": []}")
                .statusCode(200)
                .body("lease.name", equalTo("n"))
                .body("lease.events", hasSize(3));
    }

    @Test
    @Tag("case-38")
    void a_new_end_moves_the_end_event_and_keeps_the_distance_of_before_end() {
        String lease = alice.create(lease(at(0), at(120), hosts(1, 1)));

        alice.put("/v1/leases/" + lease, "{\"end_date\": \"%s\"}".formatted(at(3 * 24 * 60)))
                .statusCode(200)
                .body("lease.events[1].time", equalTo(at(3 * 24 * 60).replace(' ', 'T') + ":00.000000"))
                .body("lease.events[2].time", equalTo(at(3 * 24 * 60 - 60).replace(' ', 'T') + ":00.000000"));
    }

    @Test
    @Tag("case-39")
    void an_end_before_the_start_is_refused_and_the_lease_stays_as_it_was() {
        String lease = alice.create(lease(at(60), at(120)));

        alice.put("/v1/leases/" + lease, "{\"end_date\": \"%s\"}".formatted(at(0)))
                .statusCode(400)
                .body("error_message", equalTo("End date must be later than current and start date"));
        alice.get("/v1/leases/" + lease).body("lease.status", equalTo("PENDING"));
    }

    @Test
    @Tag("case-42")
    void a_before_end_date_outside_the_lease_is_refused() {
        String lease = alice.create(lease(at(0), at(120)));

        alice.put("/v1/leases/" + lease, "{\"before_end_date\": \"%s\"}".formatted(at(121)))
                .statusCode(403)
                .body("error_message", equalTo("Datetime is out of lease limits"));
        alice.get("/v1/leases/" + lease).body("lease.status", equalTo("PENDING"));
    }

    @Test
    @Tag("case-46")
    void a_pending_lease_moves_to_another_host_when_its_own_is_taken_in_the_new_window() {
        String onlyC1 = hosts(1, 1, "[\"==\", \"$hypervisor_hostname\", \"c1\"]", "");
        String moving = alice.create(lease(at(0), at(60), hosts(1, 1)));
        alice.post("/v1/leases", lease(at(60), at(120), onlyC1)).statusCode(201);

        alice.put("/v1/leases/" + moving, "{\"end_date\": \"%s\"}".formatted(at(90)))
                .statusCode(200);

        assertThat(hosts.of(moving)).containsExactly("2");
    }

    @Test
    @Tag("case-46")
    void a_pending_lease_that_finds_no_other_host_stays_where_it_was() {
        String onlyC1 = hosts(1, 1, "[\"==\", \"$hypervisor_hostname\", \"c1\"]", "");
        String moving = alice.create(lease(at(0), at(60), onlyC1));
        alice.post("/v1/leases", lease(at(60), at(120), onlyC1)).statusCode(201);

        alice.put("/v1/leases/" + moving, "{\"end_date\": \"%s\"}".formatted(at(90)))
                .statusCode(400)
                .body("error_message", equalTo("Not enough hosts available"));

        assertThat(hosts.of(moving)).containsExactly("1");
        alice.get("/v1/leases/" + moving).body("lease.end_date", equalTo(at(60).replace(' ', 'T') + ":00.000000"));
    }

    @Test
    @Tag("case-59")
    void a_deleted_lease_is_gone_and_its_hosts_are_free_at_once() {
        String lease = alice.create(lease(at(0), at(60), hosts(3, 3)));

        alice.delete("/v1/leases/" + lease).statusCode(204).body(equalTo(""));

        alice.get("/v1/leases/" + lease)
                .statusCode(404)
                .body("error_message", equalTo("Object with {'lease_id': '%s'} not found".formatted(lease)));
        alice.post("/v1/leases", lease(at(0), at(60), hosts(3, 3))).statusCode(201);
    }

    @Test
    @Tag("case-67")
    void other_projects_see_nothing_and_readers_change_nothing() {
        String lease = alice.create(lease(at(0), at(60)));
        ReservationApi bob = ReservationApi.as(BOB);
        String refusal = "Policy doesn't allow blazar:leases:get to be performed";

        bob.get("/v1/leases/" + lease).statusCode(403).body("error_message", equalTo(refusal));
        bob.put("/v1/leases/" + lease, "{\"name\": \"x\"}").statusCode(403).body("error_message", equalTo(refusal));
        bob.delete("/v1/leases/" + lease).statusCode(403).body("error_message", equalTo(refusal));
        bob.get("/v1/leases").statusCode(200).body("leases", hasSize(0));
        ReservationApi.as(RITA).get("/v1/leases").statusCode(200).body("leases.id", contains(lease));
        ReservationApi.as(RITA)
                .post("/v1/leases", lease(at(0), at(60)))
                .statusCode(403)
                .body("error_message", equalTo("Policy doesn't allow blazar:leases:post to be performed"));
        admin.get("/v1/leases").statusCode(200).body("leases.id", contains(lease));
        admin.delete("/v1/leases/" + lease).statusCode(204);
    }

    @Test
    void a_malformed_id_is_an_unknown_one() {
        alice.get("/v1/leases/not-a-uuid")
                .statusCode(404)
                .body("error_code", is(404))
                .body("error_name", is(404))
                .body("error_message", equalTo("Object with {'lease_id': 'not-a-uuid'} not found"));
    }

    @Test
    void lists_come_in_the_order_of_creation() {
        String first = alice.create(lease(at(0), at(60)));
        String second = alice.create(lease(at(0), at(60)));

        alice.get("/v1/leases")
                .body("leases.id", containsInAnyOrder(first, second))
                .body("leases[0].id", is(first));
    }
}
