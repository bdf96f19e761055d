package io.leasehold.reservation.host;

import static io.leasehold.common.test.TestBacking.ADMIN;
import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.reservation.test.ReservationApi.at;
import static io.leasehold.reservation.test.ReservationApi.hosts;
import static io.leasehold.reservation.test.ReservationApi.lease;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.leasehold.common.event.Topics;
import io.leasehold.common.test.KafkaLog;
import io.leasehold.reservation.compute.ResourceInventory;
import io.leasehold.reservation.test.Database;
import io.leasehold.reservation.test.FakeCompute;
import io.leasehold.reservation.test.ReservationApi;
import io.leasehold.reservation.test.ReservationTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ReservationTest
class HostApiTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    Database database;

    @Inject
    FakeCompute compute;

    private final ReservationApi admin = ReservationApi.as(ADMIN);

    @BeforeEach
    void no_host() {
        database.empty();
        compute.reset();
    }

    @Test
    @Tag("case-61")
    void a_registered_host_is_shown_with_its_capabilities_and_put_into_the_freepool() {
        admin.post(
                        "/v1/os-hosts",
                        "{\"name\": \"c1\", \"gpu\": \"True\", \"cores\": 48, \"fast\": true, \"vcpus\": 99}")
                .statusCode(201)
                .body("host.id", equalTo("1"))
                .body("host.hypervisor_hostname", equalTo("c1"))
                .body("host.gpu", equalTo("True"))
                .body("host.cores", equalTo("48"))
                .body("host.fast", equalTo("True"))
                .body("host.vcpus", is(4))
                .body("host.status", nullValue())
                .body("host.reservable", is(true))
                .body("host.updated_at", nullValue());

        assertThat(compute.freepool()).containsExactly("c1");
        admin.get("/v1/os-hosts").body("hosts.id", contains("1"));
        admin.get("/v1/os-hosts/1").statusCode(200).body("host.gpu", equalTo("True"));
    }

    @Test
    @Tag("case-61")
    void a_host_is_registered_by_id_as_well_as_by_name_but_only_once() {
        admin.post("/v1/os-hosts", "{\"name\": \"2\"}").statusCode(201).body("host.hypervisor_hostname", equalTo("c2"));

        admin.post("/v1/os-hosts", "{\"name\": \"c2\"}")
                .statusCode(409)
                .body("error_message", equalTo("Host 'c2' already exists"));
    }

    @Test
    @Tag("case-61")
    void a_refused_host_leaves_no_trace() {
        compute.runServerOn("c3");

        refused("{\"name\": \"nope\"}", 404, "Host 'nope' not found!");
        refused("{}", 400, "Missing parameter name");
        refused("{\"name\": \"c3\"}", 409, "Servers [e4108c6e-4530-4e3b-bd97-43093127b894] found for host c3");
        refused("{\"name\": \"c4\", \"%s\": \"x\"}".formatted("k".repeat(65)), 400, "Extra capability key too long");

        admin.get("/v1/os-hosts").body("hosts", hasSize(0));
        assertThat(compute.freepool()).isEmpty();
    }

    @Test
    void what_compute_offers_of_a_host_is_kept() {
        compute.equip(
                "c2",
                Map.of("PCPU", new ResourceInventory(8, 1, 1, 4, 2, 1.5)),
                List.of("HW_CPU_X86_AVX", "CUSTOM_SSD"));

        admin.post("/v1/os-hosts", "{\"name\": \"c1\"}").statusCode(201);
        admin.post("/v1/os-hosts", "{\"name\": \"c2\"}").statusCode(201);

        assertThat(kept("inventory", 1)).isEqualTo("""
                {"VCPU": {"total": 4, "max_unit": 4, "min_unit": 1, "reserved": 0, "step_size": 1, "allocation_ratio": 1.0}, \
                "DISK_GB": {"total": 100, "max_unit": 100, "min_unit": 1, "reserved": 0, "step_size": 1, "allocation_ratio": 1.0}, \
                "MEMORY_MB": {"total": 8192, "max_unit": 8192, "min_unit": 1, "reserved": 0, "step_size": 1, "allocation_ratio": 1.0}}""");
        assertThat(kept("traits", 1)).isEqualTo("[]");
        assertThat(kept("inventory", 2)).isEqualTo("""
                {"PCPU": {"total": 8, "max_unit": 4, "min_unit": 1, "reserved": 1, "step_size": 2, "allocation_ratio": 1.5}}""");
        assertThat(kept("traits", 2)).isEqualTo("[\"HW_CPU_X86_AVX\", \"CUSTOM_SSD\"]");
    }

    @Test
    void nothing_is_registered_while_compute_is_unreachable() {
        compute.down(true);

        refused("{\"name\": \"c1\"}", 503, "The compute service cannot be reached; try again later");

        compute.down(false);
        admin.get("/v1/os-hosts").body("hosts", hasSize(0));
        admin.post("/v1/os-hosts", "{\"name\": \"c1\"}").statusCode(201);
    }

    @Test
    @Tag("case-63")
    void a_reserved_host_stays_and_a_free_one_goes() {
        admin.post("/v1/os-hosts", "{\"name\": \"c1\"}").statusCode(201);
        String lease = ReservationApi.as(ALICE).create(lease(at(0), at(60), hosts(1, 1)));

        admin.delete("/v1/os-hosts/1")
                .statusCode(409)
                .body("error_message", equalTo("Can't delete host 1. The host is reserved."));
        ReservationApi.as(ALICE).delete("/v1/leases/" + lease).statusCode(204);
        admin.delete("/v1/os-hosts/1").statusCode(204).body(equalTo(""));

        admin.get("/v1/os-hosts").body("hosts", hasSize(0));
        admin.delete("/v1/os-hosts/1")
                .statusCode(404)
                .body("error_message", equalTo("Object with {'host_id': '1'} not found"));
        assertThat(compute.freepool()).isEmpty();
    }

    @Test
    void a_host_that_cannot_leave_compute_stays_registered() {
        admin.post("/v1/os-hosts", "{\"name\": \"c1\"}").statusCode(201);
        compute.runServerOn("c1");

        admin.delete("/v1/os-hosts/1").statusCode(409);

        admin.get("/v1/os-hosts/1").statusCode(200);
        assertThat(compute.freepool()).containsExactly("c1");
    }

    @Test
    @Tag("case-63")
    void a_host_that_compute_has_not_taken_back_from_its_last_reservation_stays_registered() {
        admin.post("/v1/os-hosts", "{\"name\": \"c1\"}").statusCode(201);
        compute.hold("c1");

        admin.delete("/v1/os-hosts/1").statusCode(409).body("error_message", equalTo("""
                        Can't remove host(s) c1 from aggregate freepool. Its last reservation has not given it back yet; \
                        try again later."""));

        admin.get("/v1/os-hosts/1").statusCode(200);
        compute.takeBack("c1");
        admin.delete("/v1/os-hosts/1").statusCode(204);
        assertThat(compute.freepool()).isEmpty();
    }

    @Test
    @Tag("case-63")
    void a_removal_waits_for_a_host_that_compute_is_just_taking_back() {
        admin.post("/v1/os-hosts", "{\"name\": \"c1\"}").statusCode(201);
        compute.hold("c1");
        var unused = CompletableFuture.runAsync(
                () -> compute.takeBack("c1"), CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS));

        admin.delete("/v1/os-hosts/1").statusCode(204);

        assertThat(compute.freepool()).isEmpty();
    }

    @Test
    void an_expired_intent_is_undone() {
        admin.post("/v1/os-hosts", "{\"name\": \"c1\"}").statusCode(201);
        database.run("update host set state = 'REGISTERING', state_since = now() - interval '2 minutes'");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(database.number("select count(*) from host")).isZero());
        assertThat(compute.freepool()).isEmpty();
    }

    @Test
    void a_host_being_removed_is_shown_but_not_leased_and_not_removed_twice() {
        admin.post("/v1/os-hosts", "{\"name\": \"c1\"}").statusCode(201);
        database.run("update host set state = 'LEAVING', state_since = now()");

        admin.get("/v1/os-hosts/1").statusCode(200);
        ReservationApi.as(ALICE)
                .post("/v1/leases", lease(at(0), at(60), hosts(1, 1)))
                .statusCode(400);
        admin.delete("/v1/os-hosts/1")
                .statusCode(409)
                .body("error_message", equalTo("Can't delete host 1. It is being deleted."));
        assertThat(compute.freepool()).containsExactly("c1");
    }

    @Test
    void an_interrupted_removal_may_be_repeated() {
        admin.post("/v1/os-hosts", "{\"name\": \"c1\"}").statusCode(201);
        database.run("update host set state = 'LEAVING', state_since = now() - interval '2 minutes'");

        await().atMost(SOON).untilAsserted(() -> admin.delete("/v1/os-hosts/1").statusCode(204));

        assertThat(compute.freepool()).isEmpty();
    }

    @Test
    @Tag("case-65")
    void every_host_is_listed_with_the_reservations_that_hold_it() {
        admin.post("/v1/os-hosts", "{\"name\": \"c1\"}").statusCode(201);
        admin.post("/v1/os-hosts", "{\"name\": \"c2\"}").statusCode(201);
        String lease = ReservationApi.as(ALICE).create(lease(at(0), at(60), hosts(1, 1)));

        admin.get("/v1/os-hosts/allocations")
                .body("allocations.resource_id", contains("1", "2"))
                .body("allocations[0].reservations.lease_id", contains(lease))
                .body("allocations[0].reservations[0].start_date", equalTo(at(0).replace(' ', 'T') + ":00.000000"))
                .body("allocations[1].reservations", hasSize(0));
        admin.get("/v1/os-hosts/allocations?lease_id=other")
                .body("allocations.resource_id", contains("1", "2"))
                .body("allocations[0].reservations", hasSize(0));
        admin.get("/v1/os-hosts/1/allocation").body("allocation.reservations.lease_id", contains(lease));
        admin.get("/v1/os-hosts/9/allocation").statusCode(404);
    }

    @Test
    @Tag("case-67")
    void hosts_are_for_administrators_only() {
        ReservationApi alice = ReservationApi.as(ALICE);

        alice.get("/v1/os-hosts")
                .statusCode(403)
                .body("error_message", equalTo("Policy doesn't allow blazar:oshosts:get to be performed"));
        alice.post("/v1/os-hosts", "{\"name\": \"c1\"}").statusCode(403);
        alice.get("/v1/os-hosts/allocations").statusCode(403);
    }

    @Test
    void registration_and_removal_are_published_once_each() {
        admin.post("/v1/os-hosts", "{\"name\": \"c29\"}").statusCode(201);
        admin.delete("/v1/os-hosts/29").statusCode(204);

        KafkaLog log = new KafkaLog(Topics.REGISTERED_HOST);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(log.read("29"))
                        .extracting(record -> KafkaLog.header(record, "ce_type"))
                        .containsExactly("host.created", "host.deleted"));
    }

    private String kept(String column, int host) {
        return database.text("select %s::text from host where id = %d".formatted(column, host));
    }

    private void refused(String body, int status, String message) {
        admin.post("/v1/os-hosts", body).statusCode(status).body("error_message", equalTo(message));
    }
}
