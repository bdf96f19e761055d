package io.leasehold.reservation.events;

import static io.leasehold.common.test.TestBacking.ADMIN;
import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.reservation.test.ReservationApi.at;
import static io.leasehold.reservation.test.ReservationApi.hosts;
import static io.leasehold.reservation.test.ReservationApi.instances;
import static io.leasehold.reservation.test.ReservationApi.lease;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.leasehold.common.event.Topics;
import io.leasehold.common.test.KafkaLog;
import io.leasehold.reservation.test.Database;
import io.leasehold.reservation.test.FakeCompute;
import io.leasehold.reservation.test.ReservationApi;
import io.leasehold.reservation.test.ReservationTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ReservationTest
class ReportsTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    Database database;

    @Inject
    FakeCompute compute;

    private final ReservationApi admin = ReservationApi.as(ADMIN);
    private final ReservationApi alice = ReservationApi.as(ALICE);
    private final KafkaLog hostReports = new KafkaLog(Topics.COMPUTE_HOST);
    private final KafkaLog reservationReports = new KafkaLog(Topics.RESERVATION_REPORT);

    @BeforeEach
    void one_host() {
        database.empty();
        compute.reset();
        admin.post("/v1/os-hosts", "{\"name\": \"c1\"}").statusCode(201);
    }

    @Test
    @Tag("case-60")
    void a_host_that_is_down_is_not_leased_until_it_recovers() {
        report("host.down", "down", 5);
        await().atMost(SOON).untilAsserted(() -> admin.get("/v1/os-hosts/1").body("host.reservable", is(false)));
        alice.post("/v1/leases", lease(at(0), at(60), hosts(1, 1)))
                .statusCode(400)
                .body("error_message", equalTo("Not enough hosts available"));

        report("host.up", "up", 6);
        await().atMost(SOON).untilAsserted(() -> admin.get("/v1/os-hosts/1").body("host.reservable", is(true)));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(new KafkaLog(Topics.REGISTERED_HOST).read("1"))
                        .extracting(record -> KafkaLog.header(record, "ce_type"))
                        .containsSequence("host.failed", "host.recovered"));
    }

    @Test
    void an_old_report_of_a_host_changes_nothing() {
        report("host.up", "up", 8);
        report("host.down", "down", 7);
        report("host.down", "down", 9);

        await().atMost(SOON).untilAsserted(() -> admin.get("/v1/os-hosts/1").body("host.reservable", is(false)));
        assertThat(database.number("select compute_version from host where id = 1"))
                .isEqualTo(9);
    }

    @Test
    void a_failed_host_reservation_degrades_the_lease_until_it_is_active() {
        assertDegradedUntilActive(alice.create(lease(at(0), at(60), hosts(1, 1))));
    }

    @Test
    void a_failed_instance_reservation_degrades_the_lease_until_it_is_active() {
        assertDegradedUntilActive(alice.create(lease(at(0), at(60), instances(2, 1, "null"))));
    }

    @Test
    void images_taken_before_the_end_change_nothing_here() {
        String lease = alice.create(lease(at(0), at(60), instances(2, 1, "null")));

        report(lease, "reservation.snapshotted", reservationOf(lease), "\"images\": [\"i\"], ");
        report(lease, "reservation.failed", reservationOf(lease), "\"reason\": \"HostNotInFreePool\", ");

        await().atMost(SOON)
                .untilAsserted(() -> alice.get("/v1/leases/" + lease).body("lease.degraded", is(true)));
        assertThat(new KafkaLog(Topics.RESERVATION_REPORT + ".dlq").read(lease)).isEmpty();
    }

    private void assertDegradedUntilActive(String lease) {
        report(lease, "reservation.failed", reservationOf(lease), "\"reason\": \"HostNotInFreePool\", ");
        await().atMost(SOON)
                .untilAsserted(() -> alice.get("/v1/leases/" + lease)
                        .body("lease.degraded", is(true))
                        .body("lease.reservations[0].missing_resources", is(true))
                        .body("lease.status", equalTo("PENDING")));

        report(lease, "reservation.active", reservationOf(lease), "");
        await().atMost(SOON)
                .untilAsserted(() -> alice.get("/v1/leases/" + lease)
                        .body("lease.degraded", is(false))
                        .body("lease.reservations[0].missing_resources", is(false)));
    }

    private String reservationOf(String lease) {
        return alice.get("/v1/leases/" + lease).extract().path("lease.reservations[0].id");
    }

    private void report(String type, String state, long version) {
        String body = """
                {"host": "c1", "host_uuid": "00000000-0000-0000-0000-000000000001", "hypervisor_id": 1,
                 "state": "%s", "status": "enabled", "version": %d}""".formatted(state, version);
        hostReports.write("c1", body, headers(type));
    }

    private void report(String lease, String type, String reservation, String more) {
        String body = "{\"lease_id\": \"%s\", \"reservation_id\": \"%s\", %s\"hosts\": [\"c1\"]}"
                .formatted(lease, reservation, more);
        reservationReports.write(lease, body, headers(type));
    }

    private static Map<String, String> headers(String type) {
        return Map.of("ce_id", UUID.randomUUID().toString(), "ce_type", type, "ce_specversion", "1.0");
    }
}
