package io.leasehold.reservation.engine;

import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.reservation.test.ReservationApi.at;
import static io.leasehold.reservation.test.ReservationApi.hosts;
import static io.leasehold.reservation.test.ReservationApi.instances;
import static io.leasehold.reservation.test.ReservationApi.lease;
import static io.leasehold.reservation.test.ReservationApi.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.leasehold.common.event.Topics;
import io.leasehold.common.test.KafkaLog;
import io.leasehold.common.test.MovableClock;
import io.leasehold.reservation.test.Database;
import io.leasehold.reservation.test.ReservationApi;
import io.leasehold.reservation.test.ReservationTest;
import io.leasehold.reservation.test.TestHosts;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ReservationTest
class InstanceLeaseLifecycleTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    TestHosts hosts;

    @Inject
    Database database;

    @Inject
    MovableClock clock;

    private final KafkaLog log = new KafkaLog(Topics.LEASE);

    @BeforeEach
    void two_hosts_and_no_lease() {
        hosts.alike(2);
    }

    @AfterEach
    void reset_clock() {
        clock.reset();
    }

    @Test
    @Tag("case-52")
    void events_carry_the_reservations_and_their_hosts() {
        String id = active(hosts(1, 1), instances(3, 1, "true"));

        await().atMost(SOON).untilAsserted(() -> assertThat(typesOf(id)).hasSize(2));
        String reservation = alice().get("/v1/leases/" + id).extract().path("lease.reservations[1].id");
        int aggregate = alice().get("/v1/leases/" + id).extract().path("lease.reservations[1].aggregate_id");
        String group = alice().get("/v1/leases/" + id).extract().path("lease.reservations[1].server_group_id");
        assertThat(log.read(id).getLast().value())
                .contains("\"resource_type\":\"physical:host\"")
                .contains(
                        "\"resource_type\":\"virtual:instance\",\"id\":\"%s\",\"lease_id\":\"%s\",\"status\":\"active\""
                                .formatted(reservation, id))
                .contains(
                        "\"amount\":3,\"vcpus\":1,\"memory_mb\":10,\"disk_gb\":1,\"affinity\":true,\"resource_properties\":\"\"")
                .contains(
                        "\"flavor_id\":\"%s\",\"server_group_id\":\"%s\",\"aggregate_id\":%d,\"before_end\":\"default\""
                                .formatted(reservation, group, aggregate))
                .contains("\"allocations\":[{\"host\":\"c2\",\"host_uuid\":\"00000000-0000-0000-0000-000000000002\","
                        + "\"host_id\":\"2\",\"slots\":3,\"capabilities\":{\"gpu\":\"False\"}}]");
    }

    @Test
    @Tag("case-41")
    void the_end_frees_the_slots_and_its_event_carries_them() {
        String id = active(instances(5, 1, "null"));

        alice().put("/v1/leases/" + id, "{\"end_date\": \"now\"}").statusCode(200);

        awaitStatus(id, "TERMINATED");
        alice().get("/v1/leases/" + id).body("lease.reservations.status", contains("deleted"));
        alice().post("/v1/leases", lease("now", at(0), instances(8, 1, "null"))).statusCode(201);
        await().atMost(SOON).untilAsserted(() -> assertThat(typesOf(id)).contains("lease.event.end_lease"));
        assertThat(log.read(id).getLast().value())
                .contains("\"status\":\"TERMINATED\"")
                .contains("\"host_id\":\"1\",\"slots\":4")
                .contains("\"host_id\":\"2\",\"slots\":1");
    }

    @Test
    @Tag("case-59")
    void the_event_of_a_removal_carries_the_slots() {
        String id = active(instances(5, 1, "null"));

        alice().delete("/v1/leases/" + id).statusCode(204);

        await().atMost(SOON).untilAsserted(() -> assertThat(typesOf(id)).contains("lease.delete"));
        assertThat(log.read(id).getLast().value()).contains("\"host_id\":\"1\",\"slots\":4");
    }

    @Test
    @Tag("case-46")
    void an_active_lease_is_not_prolonged_into_slots_that_others_were_promised() {
        String id = active(instances(5, 1, "null"));
        alice().post("/v1/leases", lease(at(0), at(60), instances(4, 1, "null")))
                .statusCode(201);

        alice().put("/v1/leases/" + id, "{\"end_date\": \"%s\"}".formatted(at(1)))
                .statusCode(400)
                .body("error_message", equalTo("Not enough hosts available"));

        alice().get("/v1/leases/" + id)
                .body("lease.status", equalTo("ACTIVE"))
                .body("lease.end_date", equalTo(at(0).replace(' ', 'T') + ":00.000000"));
    }

    @Test
    void an_active_lease_is_prolonged_where_its_own_slots_leave_no_room_for_twice_as_many() {
        String id = active(instances(8, 1, "null"));

        alice().put("/v1/leases/" + id, "{\"end_date\": \"%s\"}".formatted(at(60)))
                .statusCode(200);

        assertThat(hosts.slotsOf(id)).isEqualTo(Map.of("1", 4, "2", 4));
        alice().post("/v1/leases", lease(at(30), at(60), instances(1, 1, "null")))
                .statusCode(400);
    }

    @Test
    @Tag("case-54")
    void instances_that_follow_a_host_lease_start_after_its_end() {
        String first = alice().create(lease(at(0), at(60), hosts(2, 2)));
        String second = alice().create(lease(at(60), at(120), instances(8, 1, "null")));
        clock.advance(untilT().plusMinutes(1));
        awaitStatus(first, "ACTIVE");

        clock.advance(Duration.ofMinutes(60));

        awaitStatus(second, "ACTIVE");
        awaitStatus(first, "TERMINATED");
        assertThat(time(first, "end_lease")).isLessThanOrEqualTo(time(second, "start_lease"));
    }

    @Test
    @Tag("case-53")
    void the_before_end_event_carries_the_value_snapshot() {
        String end = text(Instant.now().plus(Duration.ofMinutes(30)));
        String id = alice().create(lease(
                "now", end, instances(1, 1, "null").replace("\"amount\"", "\"before_end\": \"snapshot\", \"amount\"")));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(typesOf(id))
                        .containsExactly("lease.create", "lease.event.start_lease", "lease.event.before_end_lease"));
        assertThat(log.read(id).getLast().value()).contains("\"before_end\":\"snapshot\"");
    }

    private String active(String... reservations) {
        String id = alice().create(lease("now", at(0), reservations));
        awaitStatus(id, "ACTIVE");
        return id;
    }

    private void awaitStatus(String id, String status) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> alice().get("/v1/leases/" + id).body("lease.status", equalTo(status)));
    }

    private long time(String lease, String event) {
        return database.number(
                "select (extract(epoch from updated_at) * 1000000)::bigint from event where lease_id = '%s' and event_type = '%s'"
                        .formatted(lease, event));
    }

    private List<String> typesOf(String id) {
        return log.read(id).stream()
                .map(record -> KafkaLog.header(record, "ce_type"))
                .toList();
    }

    private Duration untilT() {
        return Duration.between(Instant.now(), Instant.parse(at(0).replace(' ', 'T') + ":00Z"));
    }

    private static ReservationApi alice() {
        return ReservationApi.as(ALICE);
    }
}
