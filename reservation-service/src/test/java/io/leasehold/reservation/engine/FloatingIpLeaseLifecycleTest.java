package io.leasehold.reservation.engine;

import static io.leasehold.common.test.TestBacking.ADMIN;
import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.reservation.test.ReservationApi.addresses;
import static io.leasehold.reservation.test.ReservationApi.at;
import static io.leasehold.reservation.test.ReservationApi.hosts;
import static io.leasehold.reservation.test.ReservationApi.lease;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.leasehold.common.event.Topics;
import io.leasehold.common.test.KafkaLog;
import io.leasehold.reservation.network.ReservedAddress;
import io.leasehold.reservation.network.memory.Faults;
import io.leasehold.reservation.network.memory.Faults.Operation;
import io.leasehold.reservation.network.memory.InMemoryNetwork;
import io.leasehold.reservation.test.Database;
import io.leasehold.reservation.test.ReservationApi;
import io.leasehold.reservation.test.ReservationTest;
import io.leasehold.reservation.test.TestHosts;
import io.restassured.response.ValidatableResponse;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Leases with calls to the network at their start and end. */
@ReservationTest
class FloatingIpLeaseLifecycleTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String FIRST = "172.24.4.101";
    private static final String SECOND = "172.24.4.102";

    @Inject
    TestHosts hosts;

    @Inject
    Database database;

    @Inject
    Faults faults;

    @Inject
    @Identifier("memory") InMemoryNetwork network;

    private final ReservationApi alice = ReservationApi.as(ALICE);

    @BeforeEach
    void two_addresses_and_a_host() {
        hosts.addresses(FIRST, SECOND);
        ReservationApi.as(ADMIN).post("/v1/os-hosts", "{\"name\": \"c1\"}").statusCode(201);
    }

    @AfterEach
    void clear_faults() {
        faults.clear();
    }

    @Test
    @Tag("case-52")
    void the_project_has_the_address_from_the_start_to_the_end_of_the_lease() {
        String id = active(addresses(1));

        assertThat(network.holder(FIRST))
                .map(ReservedAddress::reservationId)
                .contains(UUID.fromString(reservation(id, 0)));
        assertThat(network.holder(FIRST)).map(ReservedAddress::projectId).contains("aaa8749130bc3d2886d6b9bb3fcb1715");

        alice.put("/v1/leases/" + id, "{\"end_date\": \"now\"}").statusCode(200);
        awaitStatus(id, "TERMINATED");
        assertThat(network.holder(FIRST)).isEmpty();
        assertThat(database.number("select count(*) from floatingip_allocation"))
                .isZero();
    }

    @Test
    @Tag("case-56")
    void a_start_that_fails_in_part_leaves_the_lease_in_error_and_its_end_frees_everything() {
        faults.set(Operation.CREATE, FIRST);
        String id = alice.create(lease("now", at(0), addresses(1), hosts(1, 1)));

        awaitStatus(id, "ERROR");
        alice.get("/v1/leases/" + id)
                .body("lease.reservations.status", contains("error", "active"))
                .body("lease.events[0].status", equalTo("ERROR"));
        assertThat(typesOf(id)).containsSequence("lease.event.start_lease", "lease.event.start_lease.error");

        alice.put("/v1/leases/" + id, "{\"end_date\": \"now\"}").statusCode(200);
        await().atMost(SOON)
                .untilAsserted(() -> alice.get("/v1/leases/" + id)
                        .body("lease.reservations.status", contains("deleted", "deleted"))
                        .body("lease.events[1].status", equalTo("DONE"))
                        .body("lease.status", equalTo("ERROR")));
        ReservationApi.as(ADMIN).get("/v1/os-hosts/1/allocation").body("allocation.reservations", hasSize(0));
    }

    @Test
    @Tag("case-57")
    void an_end_that_fails_leaves_the_lease_in_error_until_it_is_deleted() {
        String id = active(addresses(1), hosts(1, 1));
        faults.set(Operation.DELETE, FIRST);
        alice.put("/v1/leases/" + id, "{\"end_date\": \"now\"}").statusCode(200);

        awaitStatus(id, "ERROR");
        alice.get("/v1/leases/" + id)
                .body("lease.reservations.status", contains("error", "deleted"))
                .body("lease.events[1].status", equalTo("ERROR"));
        assertThat(database.number("select count(*) from floatingip_allocation"))
                .isEqualTo(1);
        alice.delete("/v1/leases/" + id).statusCode(500).body("error_message", equalTo("Internal Server Error"));
        awaitStatus(id, "ERROR");

        faults.clear();
        alice.delete("/v1/leases/" + id).statusCode(204);
        alice.get("/v1/leases/" + id).statusCode(404);
        assertThat(network.holder(FIRST)).isEmpty();
        ReservationApi.as(ADMIN).get("/v1/os-hosts/1/allocation").body("allocation.reservations", hasSize(0));
    }

    @Test
    @Tag("case-59")
    void deleting_an_active_lease_takes_the_address_back_at_once() {
        String id = active(addresses(1));

        alice.delete("/v1/leases/" + id).statusCode(204);

        assertThat(network.holder(FIRST)).isEmpty();
        alice.get("/v1/leases/" + id).statusCode(404);
        await().atMost(SOON).untilAsserted(() -> assertThat(typesOf(id)).endsWith("lease.delete"));
    }

    @Test
    @Tag("case-49")
    void an_active_lease_may_get_more_addresses_but_not_fewer() {
        String id = active(addresses(1));

        change(id, "\"amount\": 2")
                .statusCode(200)
                .body("lease.reservations[0].amount", equalTo(2))
                .body("lease.status", equalTo("ACTIVE"));
        assertThat(network.holder(SECOND)).isPresent();
        change(id, "\"amount\": 1")
                .statusCode(400)
                .body(
                        "error_message",
                        equalTo("Floating IP reservation cannot be updated with requested parameters."
                                + " Cannot remove allocations from an active reservation"));
        awaitStatus(id, "ACTIVE");
    }

    @Test
    void the_missing_resource_of_a_longer_lease_is_named() {
        String id = active(addresses(1), hosts(1, 1));
        alice.create(lease(at(0), at(60), hosts(1, 1)));

        alice.put("/v1/leases/" + id, "{\"end_date\": \"%s\"}".formatted(at(1)))
                .statusCode(400)
                .body("error_message", equalTo("Not enough hosts available"));
    }

    @Test
    void a_change_that_the_network_does_not_carry_out_changes_nothing() {
        String id = active(addresses(1));
        faults.set(Operation.CREATE, SECOND);

        change(id, "\"amount\": 2").statusCode(503);

        alice.get("/v1/leases/" + id)
                .body("lease.status", equalTo("ACTIVE"))
                .body("lease.reservations[0].amount", equalTo(1));
        assertThat(database.number("select count(*) from floatingip_allocation"))
                .isEqualTo(1);
    }

    @Test
    @Tag("case-51")
    void a_lease_in_updating_can_neither_be_changed_nor_deleted() {
        String id = active(addresses(1));
        database.run("update lease set status = 'UPDATING', busy_until = now() + interval '1 hour' where id = '%s'"
                .formatted(id));

        alice.put("/v1/leases/" + id, "{\"name\": \"n\"}")
                .statusCode(409)
                .body("error_message", equalTo("Invalid lease status."));
    }

    @Test
    @Tag("case-58")
    void unfinished_work_is_finished_by_another_worker() {
        String updated = active(addresses(1, FIRST));
        String removed = active(addresses(1, SECOND));
        network.clear();
        database.run("update lease set status = 'UPDATING', busy_until = now() where id = '%s'".formatted(updated));
        database.run("update lease set status = 'DELETING', busy_until = now() where id = '%s'".formatted(removed));

        await().atMost(SOON)
                .untilAsserted(() -> alice.get("/v1/leases/" + removed).statusCode(404));
        awaitStatus(updated, "ACTIVE");
        assertThat(network.holder(FIRST)).isPresent();
        assertThat(typesOf(updated)).endsWith("lease.update");
    }

    @Test
    @Tag("case-54")
    void an_address_is_given_to_the_next_lease_after_the_last_one_has_returned_it() {
        String first = alice.create(lease(at(0), at(60), addresses(1, FIRST)));
        String second = alice.create(lease(at(60), at(120), addresses(1, FIRST)));
        database.run("update lease set start_date = now() - interval '2 hours', end_date = now() - interval '1 hour'"
                + " where id = '%s'".formatted(first));
        database.run("update event set time = now() - interval '1 hour' where event_type = 'start_lease'"
                + " and lease_id = '%s'".formatted(second));
        database.run("update event set time = now() - interval '2 hours' where lease_id = '%s'".formatted(first));

        awaitStatus(first, "TERMINATED");
        awaitStatus(second, "ACTIVE");
        assertThat(network.holder(FIRST))
                .map(ReservedAddress::reservationId)
                .contains(UUID.fromString(reservation(second, 0)));
    }

    private String active(String... reservations) {
        String id = alice.create(lease("now", at(0), reservations));
        awaitStatus(id, "ACTIVE");
        return id;
    }

    private ValidatableResponse change(String lease, String keys) {
        String body = "{\"reservations\": [{\"id\": \"%s\", %s}]}".formatted(reservation(lease, 0), keys);
        return alice.put("/v1/leases/" + lease, body);
    }

    private String reservation(String lease, int place) {
        return alice.get("/v1/leases/" + lease).extract().path("lease.reservations[%d].id".formatted(place));
    }

    private void awaitStatus(String id, String status) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> alice.get("/v1/leases/" + id).body("lease.status", equalTo(status)));
    }

    private static List<String> typesOf(String id) {
        return new KafkaLog(Topics.LEASE)
                .read(id).stream()
                        .map(record -> KafkaLog.header(record, "ce_type"))
                        .toList();
    }
}
