package io.leasehold.reservation.healing;

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
import io.leasehold.reservation.test.ReservationApi;
import io.leasehold.reservation.test.ReservationTest;
import io.leasehold.reservation.test.TestHosts;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ReservationTest
class HealingTest {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final AtomicLong VERSIONS = new AtomicLong(100);

    @Inject
    TestHosts hosts;

    private final ReservationApi alice = ReservationApi.as(ALICE);
    private final ReservationApi admin = ReservationApi.as(ADMIN);
    private final KafkaLog hostReports = new KafkaLog(Topics.COMPUTE_HOST);

    @Test
    @Tag("case-60")
    void an_active_lease_goes_on_with_another_host_and_the_flags_stay_when_the_first_recovers() {
        hosts.alike(2);
        String id = active(hosts(1, 1));
        assertThat(hosts.of(id)).containsExactly("1");

        fails("c1");

        await().atMost(SOON).untilAsserted(() -> assertThat(hosts.of(id)).containsExactly("2"));
        flagged(id, false, true);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(typesOf(id)).containsSubsequence("lease.update", "lease.degraded"));
        recovers("c1");
        await().atMost(SOON).untilAsserted(() -> admin.get("/v1/os-hosts/1").body("host.reservable", is(true)));
        flagged(id, false, true);
        assertThat(hosts.of(id)).containsExactly("2");
    }

    @Test
    @Tag("case-60")
    void without_a_spare_the_allocation_is_given_up_until_a_change_restores_it() {
        hosts.alike(1);
        String id = active(hosts(1, 1));

        fails("c1");

        await().atMost(SOON).untilAsserted(() -> assertThat(hosts.of(id)).isEmpty());
        flagged(id, true, false);
        recovers("c1");
        await().atMost(SOON).untilAsserted(() -> admin.get("/v1/os-hosts/1").body("host.reservable", is(true)));
        flagged(id, true, false);
        String again = "{\"reservations\": [{\"id\": \"%s\", \"min\": 1}]}".formatted(reservation(id));
        alice.put("/v1/leases/" + id, again)
                .statusCode(200)
                .body("lease.degraded", is(false))
                .body("lease.reservations[0].missing_resources", is(false));
        assertThat(hosts.of(id)).containsExactly("1");
    }

    @Test
    @Tag("case-60")
    void a_lease_that_starts_after_the_healing_interval_keeps_its_host() {
        hosts.alike(2);
        String late = alice.create(lease(at(0), at(60), hosts(1, 1)));
        String now = alice.create(lease("now", at(-60), hosts(1, 1, "[\"==\", \"$hypervisor_hostname\", \"c1\"]", "")));

        fails("c1");

        await().atMost(SOON).untilAsserted(() -> assertThat(hosts.of(now)).isEmpty());
        assertThat(hosts.of(late)).containsExactly("1");
        alice.get("/v1/leases/" + late).body("lease.degraded", is(false));
    }

    @Test
    @Tag("case-60")
    void slots_that_must_be_together_move_together() {
        hosts.alike(3);
        String id = active(instances(3, 1, "true"));
        String other = alice.create(
                lease("now", at(0), instances(2, 1, "null", "[\"==\", \"$hypervisor_hostname\", \"c2\"]")));
        assertThat(hosts.slotsOf(other)).isEqualTo(Map.of("2", 2));

        fails("c1");

        await().atMost(SOON).untilAsserted(() -> assertThat(hosts.slotsOf(id)).isEqualTo(Map.of("3", 3)));
        flagged(id, false, true);
    }

    @Test
    @Tag("case-60")
    void slots_that_must_be_apart_stay_apart() {
        hosts.alike(2);
        String id = active(instances(2, 1, "false"));

        fails("c1");

        await().atMost(SOON).untilAsserted(() -> assertThat(hosts.slotsOf(id)).isEqualTo(Map.of("2", 1)));
        flagged(id, true, false);
    }

    @Test
    @Tag("case-60")
    void other_slots_move_one_by_one() {
        hosts.alike(2);
        String id = active(instances(6, 1, "null"));
        assertThat(hosts.slotsOf(id)).isEqualTo(Map.of("1", 4, "2", 2));

        fails("c1");

        await().atMost(SOON).untilAsserted(() -> assertThat(hosts.slotsOf(id)).isEqualTo(Map.of("2", 4)));
        flagged(id, true, true);
    }

    private String active(String reservation) {
        String id = alice.create(lease("now", at(0), reservation));
        await().atMost(SOON).untilAsserted(() -> alice.get("/v1/leases/" + id).body("lease.status", equalTo("ACTIVE")));
        return id;
    }

    private void flagged(String id, boolean missing, boolean changed) {
        alice.get("/v1/leases/" + id)
                .body("lease.degraded", is(true))
                .body("lease.status", equalTo("ACTIVE"))
                .body("lease.reservations[0].missing_resources", is(missing))
                .body("lease.reservations[0].resources_changed", is(changed));
    }

    private String reservation(String lease) {
        return alice.get("/v1/leases/" + lease).extract().path("lease.reservations[0].id");
    }

    private void fails(String host) {
        report(host, "host.down", "down");
    }

    private void recovers(String host) {
        report(host, "host.up", "up");
    }

    private void report(String host, String type, String state) {
        String body = """
                {"host": "%s", "host_uuid": "00000000-0000-0000-0000-000000000001", "hypervisor_id": 1,
                 "state": "%s", "status": "enabled", "version": %d}""".formatted(host, state, VERSIONS.incrementAndGet());
        hostReports.write(
                host, body, Map.of("ce_id", UUID.randomUUID().toString(), "ce_type", type, "ce_specversion", "1.0"));
    }

    private static List<String> typesOf(String id) {
        return new KafkaLog(Topics.LEASE)
                .read(id).stream()
                        .map(record -> KafkaLog.header(record, "ce_type"))
                        .toList();
    }
}
