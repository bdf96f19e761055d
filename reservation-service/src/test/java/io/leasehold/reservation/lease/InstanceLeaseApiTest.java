package io.leasehold.reservation.lease;

import static io.leasehold.common.test.TestBacking.ADMIN;
import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.reservation.test.ReservationApi.at;
import static io.leasehold.reservation.test.ReservationApi.instances;
import static io.leasehold.reservation.test.ReservationApi.lease;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.leasehold.reservation.test.ReservationApi;
import io.leasehold.reservation.test.ReservationTest;
import io.leasehold.reservation.test.TestHosts;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ReservationTest
class InstanceLeaseApiTest {
    private static final String ONLY_C1 = "[\"==\", \"$hypervisor_hostname\", \"c1\"]";

    @Inject
    TestHosts hosts;

    private final ReservationApi alice = ReservationApi.as(ALICE);

    @Test
    @Tag("case-19")
    void an_instance_reservation_shows_what_was_asked_and_what_compute_makes_for_it() {
        hosts.alike(2);

        String id = alice.post("/v1/leases", lease(at(0), at(60), instances(2, 1, "\"yes\"")))
                .statusCode(201)
                .body("lease.status", equalTo("PENDING"))
                .body("lease.reservations", hasSize(1))
                .body("lease.reservations[0]", aMapWithSize(19))
                .body("lease.reservations[0].resource_type", equalTo("virtual:instance"))
                .body("lease.reservations[0].status", equalTo("pending"))
                .body("lease.reservations[0].missing_resources", is(false))
                .body("lease.reservations[0].resources_changed", is(false))
                .body("lease.reservations[0].amount", is(2))
                .body("lease.reservations[0].vcpus", is(1))
                .body("lease.reservations[0].memory_mb", is(10))
                .body("lease.reservations[0].disk_gb", is(1))
                .body("lease.reservations[0].affinity", is(true))
                .body("lease.reservations[0].resource_properties", equalTo(""))
                .body("lease.reservations[0].before_end", equalTo("default"))
                .body("lease.reservations[0].server_group_id", matchesPattern("[0-9a-f]{8}-.*"))
                .body("lease.reservations[0].aggregate_id", greaterThanOrEqualTo(1_000_000))
                .body("lease.reservations[0].updated_at", nullValue())
                .extract()
                .path("lease.id");

        alice.get("/v1/leases/" + id).body("lease.reservations[0].flavor_id", equalTo(reservationOf(id)));
        alice.get("/v1/leases").body("leases[0].reservations[0].amount", is(2));
    }

    @Test
    @Tag("case-19")
    void without_affinity_there_is_no_server_group() {
        hosts.alike(1);

        alice.post("/v1/leases", lease(at(0), at(60), instances(1, 1, "\"None\"")))
                .statusCode(201)
                .body("lease.reservations[0].affinity", nullValue())
                .body("lease.reservations[0].server_group_id", nullValue());
    }

    @Test
    void no_two_reservations_share_an_aggregate() {
        hosts.alike(1);
        String two = lease(at(0), at(60), instances(1, 1, "null"), instances(1, 1, "null"));

        List<Integer> numbers =
                alice.post("/v1/leases", two).statusCode(201).extract().path("lease.reservations.aggregate_id");

        assertThat(numbers).doesNotHaveDuplicates();
    }

    @Test
    @Tag("case-30")
    void slots_are_never_overbooked() {
        hosts.alike(2);

        accepted(lease(at(0), at(60), instances(4, 1, "null")));
        accepted(lease(at(0), at(60), instances(4, 1, "null")));

        refused(lease(at(0), at(60), instances(1, 1, "null")));
    }

    @Test
    @Tag("case-31")
    void with_affinity_all_slots_are_on_one_host() {
        hosts.alike(2);

        refused(lease(at(0), at(60), instances(5, 1, "true")));

        assertThat(slots(instances(4, 1, "true"))).isEqualTo(Map.of("1", 4));
    }

    @Test
    @Tag("case-31")
    void with_anti_affinity_every_slot_is_on_a_host_of_its_own() {
        hosts.alike(2);

        refused(lease(at(0), at(60), instances(3, 1, "false")));

        assertThat(slots(instances(2, 1, "false"))).isEqualTo(Map.of("1", 1, "2", 1));
    }

    @Test
    void slots_fill_hosts_that_carry_some_already_before_they_take_others() {
        hosts.alike(3);
        String onlyC2 = ONLY_C1.replace("c1", "c2");
        assertThat(slots(instances(1, 1, "null", onlyC2))).isEqualTo(Map.of("2", 1));

        assertThat(slots(instances(5, 1, "null"))).isEqualTo(Map.of("2", 3, "1", 2));
    }

    @Test
    void every_dimension_of_the_size_limits_the_slots() {
        hosts.alike(1);

        refused(lease(at(0), at(60), instances(3, 1, "null").replace("\"memory_mb\": 10", "\"memory_mb\": 4096")));
        refused(lease(at(0), at(60), instances(3, 1, "null").replace("\"disk_gb\": 1", "\"disk_gb\": 34")));
        assertThat(slots(instances(3, 1, "null").replace("\"disk_gb\": 1", "\"disk_gb\": 33")))
                .isEqualTo(Map.of("1", 3));
    }

    @Test
    void the_peak_use_of_other_leases_counts_and_not_their_sum() {
        hosts.alike(1);
        accepted(lease(at(0), at(20), instances(3, 1, "null")));
        accepted(lease(at(20), at(40), instances(2, 1, "null")));
        accepted(lease(at(50), at(60), instances(4, 1, "null")));

        refused(lease(at(10), at(30), instances(2, 1, "null")));
        accepted(lease(at(20), at(50), instances(2, 1, "null")));
        accepted(lease(at(0), at(20), instances(1, 1, "null")));
    }

    @Test
    @Tag("case-28")
    void an_expression_with_an_unknown_capability_is_refused() {
        hosts.alike(1);

        refused(
                lease(at(0), at(60), instances(1, 1, "null", "[\"==\", \"$nope\", \"x\"]")),
                "Malformed requirements [\"==\", \"$nope\", \"x\"]");
    }

    @Test
    @Tag("case-65")
    void two_slots_on_a_host_are_one_allocation() {
        hosts.alike(2);
        String lease = alice.create(lease(at(0), at(60), instances(2, 1, "true")));

        ReservationApi.as(ADMIN)
                .get("/v1/os-hosts/allocations?lease_id=" + lease)
                .body("allocations", hasSize(2))
                .body("allocations[0].reservations", hasSize(1))
                .body("allocations[0].reservations[0].id", equalTo(reservationOf(lease)))
                .body("allocations[0].reservations[0].slots", is(2))
                .body("allocations[1].reservations", hasSize(0));
    }

    private Map<String, Integer> slots(String reservation) {
        return hosts.slotsOf(alice.create(lease(at(0), at(60), reservation)));
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
