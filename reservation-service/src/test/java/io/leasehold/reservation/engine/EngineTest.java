package io.leasehold.reservation.engine;

import static io.leasehold.common.test.TestBacking.ADMIN;
import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.reservation.test.ReservationApi.at;
import static io.leasehold.reservation.test.ReservationApi.hosts;
import static io.leasehold.reservation.test.ReservationApi.lease;
import static io.leasehold.reservation.test.ReservationApi.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.leasehold.common.event.Topics;
import io.leasehold.common.test.KafkaLog;
import io.leasehold.common.test.MovableClock;
import io.leasehold.reservation.test.Database;
import io.leasehold.reservation.test.FakeCompute;
import io.leasehold.reservation.test.ReservationApi;
import io.leasehold.reservation.test.ReservationTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ReservationTest
class EngineTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    Database database;

    @Inject
    FakeCompute compute;

    @Inject
    MovableClock clock;

    private final KafkaLog log = new KafkaLog(Topics.LEASE);

    @BeforeEach
    void one_host_and_no_lease() {
        database.empty();
        compute.reset();
        ReservationApi.as(ADMIN).post("/v1/os-hosts", "{\"name\": \"c1\"}").statusCode(201);
    }

    @AfterEach
    void reset_clock() {
        clock.reset();
    }

    @Test
    @Tag("case-52")
    void a_lease_that_starts_now_is_pending_in_the_answer_and_active_soon() {
        String id = alice().post("/v1/leases", lease("now", at(0), hosts(1, 1)))
                .statusCode(201)
                .body("lease.status", equalTo("PENDING"))
                .extract()
                .path("lease.id");

        awaitStatus(id, "ACTIVE");
        alice().get("/v1/leases/" + id)
                .body("lease.reservations.status", contains("active"))
                .body("lease.events[0].status", equalTo("DONE"));
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(typesOf(id)).containsExactly("lease.create", "lease.event.start_lease"));
    }

    @Test
    @Tag("case-41")
    void an_active_lease_ended_now_is_terminated_and_can_only_be_renamed() {
        String id = active();

        alice().put("/v1/leases/" + id, "{\"end_date\": \"now\"}").statusCode(200);

        awaitStatus(id, "TERMINATED");
        alice().get("/v1/leases/" + id)
                .body("lease.reservations.status", contains("deleted"))
                .body("lease.events[1].status", equalTo("DONE"));
        alice().put("/v1/leases/" + id, "{\"end_date\": \"%s\"}".formatted(at(60)))
                .statusCode(400)
                .body("error_message", equalTo("Terminated leases can only be renamed"));
        alice().put("/v1/leases/" + id, "{\"name\": \"late\"}").statusCode(200).body("lease.name", equalTo("late"));
    }

    @Test
    @Tag("case-40")
    void the_start_of_an_active_lease_is_fixed() {
        String id = active();

        alice().put("/v1/leases/" + id, "{\"start_date\": \"%s\"}".formatted(at(0)))
                .statusCode(400)
                .body("error_message", equalTo("Cannot modify the start date of already started leases"));
    }

    @Test
    @Tag("case-46")
    void an_active_lease_is_not_prolonged_over_another_on_its_host() {
        String id = active();
        alice().post("/v1/leases", lease(at(0), at(60), hosts(1, 1))).statusCode(201);

        alice().put("/v1/leases/" + id, "{\"end_date\": \"%s\"}".formatted(at(1)))
                .statusCode(400)
                .body("error_message", equalTo("Not enough hosts available"));

        alice().get("/v1/leases/" + id).body("lease.status", equalTo("ACTIVE"));
    }

    @Test
    @Tag("case-53")
    void a_before_end_that_ran_is_armed_again_when_the_lease_is_prolonged() {
        String id = alice().create(lease("now", text(Instant.now().plus(Duration.ofMinutes(30))), hosts(1, 1)));
        await().atMost(SOON)
                .untilAsserted(() -> alice().get("/v1/leases/" + id)
                        .body("lease.events.status", contains("DONE", "UNDONE", "DONE")));

        alice().put("/v1/leases/" + id, "{\"end_date\": \"%s\"}".formatted(at(0)))
                .statusCode(200)
                .body("lease.events[2].status", equalTo("UNDONE"));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(typesOf(id))
                        .containsExactly(
                                "lease.create",
                                "lease.event.start_lease",
                                "lease.event.before_end_lease",
                                "lease.event.before_end_lease.stop",
                                "lease.update"));
    }

    @Test
    @Tag("case-54")
    void back_to_back_leases_due_together_end_and_start_in_that_order() {
        String first = alice().create(lease(at(0), at(60), hosts(1, 1)));
        String second = alice().create(lease(at(60), at(120), hosts(1, 1)));
        clock.advance(untilT().plusMinutes(1));
        awaitStatus(first, "ACTIVE");

        clock.advance(Duration.ofMinutes(60));

        awaitStatus(second, "ACTIVE");
        awaitStatus(first, "TERMINATED");
        assertThat(time(first, "end_lease")).isLessThanOrEqualTo(time(second, "start_lease"));
    }

    @Test
    @Tag("case-55")
    void triggers_of_an_overdue_lease_are_executed_in_order() {
        String id = alice().create(lease(at(0), at(120), hosts(1, 1)));

        clock.advance(untilT().plusDays(1));

        awaitStatus(id, "TERMINATED");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(typesOf(id))
                        .containsExactly(
                                "lease.create",
                                "lease.event.start_lease",
                                "lease.event.before_end_lease",
                                "lease.event.end_lease"));
    }

    @Test
    @Tag("case-58")
    void a_trigger_with_an_expired_claim_is_taken_over() {
        String id = alice().create(lease(at(0), at(120), hosts(1, 1)));
        database.run("update lease set status = 'STARTING' where id = '%s'".formatted(id));
        database.run("""
                update event set status = 'IN_PROGRESS', claim = gen_random_uuid(), claimed_until = now() - interval '1s'
                where lease_id = '%s' and event_type = 'start_lease'
                """.formatted(id));

        awaitStatus(id, "ACTIVE");
    }

    @Test
    @Tag("case-51")
    void a_lease_whose_start_is_being_carried_out_is_neither_changed_nor_deleted() {
        String id = alice().create(lease(at(0), at(120)));
        database.run("update lease set status = 'STARTING' where id = '%s'".formatted(id));
        database.run("""
                update event set status = 'IN_PROGRESS', claim = gen_random_uuid(), claimed_until = now() + interval '1h'
                where lease_id = '%s' and event_type = 'start_lease'
                """.formatted(id));

        alice().put("/v1/leases/" + id, "{\"name\": \"n\"}")
                .statusCode(409)
                .body("error_message", equalTo("Invalid lease status."));
        alice().delete("/v1/leases/" + id).statusCode(409).body("error_message", equalTo("Invalid lease status."));
    }

    @Test
    void a_change_waits_for_a_short_start() {
        String id = alice().create(lease(at(0), at(120)));
        database.run("update lease set status = 'STARTING' where id = '%s'".formatted(id));
        var started = CompletableFuture.runAsync(
                () -> database.run("update lease set status = 'PENDING' where id = '%s'".formatted(id)),
                CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS));

        alice().put("/v1/leases/" + id, "{\"name\": \"n\"}").statusCode(200).body("lease.name", equalTo("n"));

        assertThat(started).isDone();
    }

    @Test
    void a_lease_event_carries_the_lease_and_its_hosts_in_the_formats_of_the_api() {
        String id = active();

        await().atMost(SOON).untilAsserted(() -> assertThat(typesOf(id)).hasSize(2));
        assertThat(log.read(id).getLast().value())
                .contains("\"lease_id\":\"%s\"".formatted(id))
                .contains("\"status\":\"ACTIVE\"")
                .contains("\"end_date\":\"%s:00.000000\"".formatted(at(0).replace(' ', 'T')))
                .contains("\"resource_type\":\"physical:host\"")
                .contains("\"allocations\":[{\"host\":\"c1\",\"host_uuid\":\"00000000-0000-0000-0000-000000000001\","
                        + "\"host_id\":\"1\",\"slots\":1,\"capabilities\":{}}]");
    }

    @Test
    void the_end_event_carries_the_hosts_just_released() {
        String id = active();
        alice().put("/v1/leases/" + id, "{\"end_date\": \"now\"}").statusCode(200);
        awaitStatus(id, "TERMINATED");

        await().atMost(SOON).untilAsserted(() -> assertThat(typesOf(id)).contains("lease.event.end_lease"));
        assertThat(log.read(id).getLast().value())
                .contains("\"status\":\"TERMINATED\"")
                .contains("\"host\":\"c1\"");
        ReservationApi.as(ADMIN).get("/v1/os-hosts/1/allocation").body("allocation.reservations", hasSize(0));
    }

    private String active() {
        String id = alice().create(lease("now", at(0), hosts(1, 1)));
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

    /** Uses a fresh token: tokens are checked by the system clock. */
    private static ReservationApi alice() {
        return ReservationApi.as(ALICE);
    }
}
