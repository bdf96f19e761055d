package io.leasehold.hypervisor.events;

import static io.leasehold.common.test.TestBacking.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.leasehold.common.event.Topics;
import io.leasehold.common.test.KafkaLog;
import io.leasehold.hypervisor.HypervisorApi;
import io.leasehold.hypervisor.HypervisorTest;
import io.leasehold.hypervisor.SimulatorApi;
import io.leasehold.hypervisor.licensing.LicenseKeysFixture;
import io.leasehold.hypervisor.server.ServerApi;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@HypervisorTest
class LeaseReactionsTest {
    private static final String NEW = TestLease.LICENSE;
    private static final String OLD = "vCenter Server 5.5 Standard";
    private static final String ASSIGNED = "license.assigned";
    private static final String RELEASED = "license.released";
    private static final String UNAVAILABLE = "license.unavailable";
    private static final AtomicInteger HOSTS = new AtomicInteger(1_000_000);

    @Inject
    LicenseKeysFixture keys;

    private final ServerApi servers = new ServerApi(HypervisorApi.ofNewTenant());
    private final KafkaLog published = new KafkaLog(Topics.HYPERVISOR_LICENSE);
    private final String host = newHost();

    @BeforeEach
    void restock_pool() {
        keys.awaitPool();
        keys.restock();
    }

    @AfterEach
    void restock_pool_again() {
        keys.restock();
    }

    @Test
    void a_start_assigns_a_licence_of_the_offered_type_to_the_leases_project() {
        String server = managed(host);
        TestLease lease = TestLease.of(host).create();
        assertThat(licenses(lease)).isEmpty();

        lease.start();

        soon(() -> assertThat(licenses(lease)).containsExactly(NEW));
        soon(() -> assertThat(types(server)).containsExactly(ASSIGNED));
        assertThat(published.read(server).getFirst().value())
                .startsWith(
                        ("{\"server_id\":\"%s\",\"host\":\"%s\",\"host_uuid\":\"uuid-of-%2$s\",\"tenant_id\":\"%s\","
                                        + "\"lease_id\":\"%s\",\"reservation_id\":\"%s\",\"license_id\":\"%s\","
                                        + "\"license_type\":\"vCenter Server 8.x Standard\",\"occurred_at\":\"")
                                .formatted(server, host, lease.project, lease.id, lease.reservation, licenseId(lease)));
        assertThat(published.read(server).getFirst().value()).doesNotContain("key");
        tenant(lease)
                .get("/usages")
                .body("usages.value", contains(1))
                .body("usages.resource_id", contains(lease.project));
    }

    @Test
    void a_licence_that_a_lease_holds_cannot_be_deleted() {
        managed(host);
        TestLease lease = TestLease.of(host).start();
        soon(() -> assertThat(licenses(lease)).hasSize(1));

        tenant(lease)
                .delete("/licenses/" + licenseId(lease))
                .statusCode(409)
                .body(
                        "conflictingRequest.message",
                        equalTo("Cannot delete license %s while lease %s holds it"
                                .formatted(licenseId(lease), lease.id)));
    }

    @Test
    void an_end_releases_the_licence_once_and_keeps_the_usage() {
        String server = managed(host);
        TestLease lease = TestLease.of(host).create().start();
        soon(() -> assertThat(licenses(lease)).hasSize(1));

        lease.end().delete().end();

        soon(() -> assertThat(licenses(lease)).isEmpty());
        awaitAnother(lease);
        soon(() -> assertThat(types(server)).containsExactly(ASSIGNED, RELEASED));
        tenant(lease).get("/usages").body("usages.value", contains(1));
        soon(() -> assertThat(new KafkaLog(Topics.HYPERVISOR_USAGE).read(lease.project))
                .hasSize(2));
    }

    @Test
    void a_repeated_or_late_start_has_no_effect() {
        String server = managed(host);
        TestLease lease = TestLease.of(host).start();
        soon(() -> assertThat(licenses(lease)).hasSize(1));
        lease.start().create();
        awaitAnother(lease);
        assertThat(licenses(lease)).hasSize(1);

        lease.end();
        soon(() -> assertThat(licenses(lease)).isEmpty());
        lease.start().update(host);

        awaitAnother(lease);
        assertThat(licenses(lease)).isEmpty();
        assertThat(types(server)).containsExactly(ASSIGNED, RELEASED);
    }

    @Test
    void an_end_before_the_start_is_final() {
        String server = managed(host);
        TestLease lease = TestLease.of(host).end();

        lease.create().start();

        awaitAnother(lease);
        assertThat(licenses(lease)).isEmpty();
        assertThat(types(server)).isEmpty();
    }

    @Test
    void one_event_delivered_twice_takes_effect_once() {
        String server = managed(host);
        TestLease lease = TestLease.of(host);
        String id = UUID.randomUUID().toString();

        lease.send("lease.event.start_lease", id, lease.payload());
        lease.send("lease.event.start_lease", id, lease.payload());

        soon(() -> assertThat(licenses(lease)).hasSize(1));
        awaitAnother(lease);
        assertThat(types(server)).containsExactly(ASSIGNED);
    }

    @Test
    void a_host_that_is_not_managed_or_offers_nothing_gets_no_licence() {
        String server = managed(host);
        TestLease foreign = TestLease.of(newHost()).start();
        TestLease silent = TestLease.of(host).offeringNothing().start();
        TestLease strange =
                TestLease.of(host).offering("Windows Server;nonsense").start();

        List.of(foreign, silent, strange).forEach(this::awaitAnother);

        assertThat(licenses(foreign)).isEmpty();
        assertThat(licenses(silent)).isEmpty();
        assertThat(licenses(strange)).isEmpty();
        assertThat(types(server)).isEmpty();
    }

    @Test
    void every_offered_type_is_assigned_on_every_managed_host() {
        String second = newHost();
        managed(host);
        managed(second);

        TestLease lease = TestLease.of(host, second).offering(NEW + "; " + OLD).start();

        soon(() -> assertThat(licenses(lease)).containsExactlyInAnyOrder(NEW, OLD, NEW, OLD));
        tenant(lease).get("/usages").body("usages.value", contains(2, 2));
        lease.end();
        soon(() -> assertThat(licenses(lease)).isEmpty());
    }

    @Test
    void a_change_of_hosts_moves_the_licence() {
        String second = newHost();
        String firstServer = managed(host);
        String secondServer = managed(second);
        TestLease lease = TestLease.of(host).start();
        soon(() -> assertThat(types(firstServer)).containsExactly(ASSIGNED));
        String old = lease.payload();

        lease.update(second);

        soon(() -> assertThat(types(secondServer)).containsExactly(ASSIGNED));
        soon(() -> assertThat(types(firstServer)).containsExactly(ASSIGNED, RELEASED));
        assertThat(licenses(lease)).hasSize(1);

        lease.send("lease.update", UUID.randomUUID().toString(), old);
        awaitAnother(lease);
        assertThat(types(firstServer)).containsExactly(ASSIGNED, RELEASED);
    }

    @Test
    void a_server_that_becomes_active_during_the_lease_gets_a_licence() {
        TestLease lease = TestLease.of(host).start();
        awaitAnother(lease);
        assertThat(licenses(lease)).isEmpty();

        String server = managed(host);

        soon(() -> assertThat(licenses(lease)).containsExactly(NEW));
        soon(() -> assertThat(types(server)).containsExactly(ASSIGNED));
    }

    @Test
    void a_server_that_is_deleted_during_the_lease_releases_its_licence() {
        String server = managed(host);
        TestLease lease = TestLease.of(host).start();
        soon(() -> assertThat(licenses(lease)).hasSize(1));

        servers.delete(server).statusCode(204);

        soon(() -> assertThat(licenses(lease)).isEmpty());
        soon(() -> assertThat(types(server)).containsExactly(ASSIGNED, RELEASED));
        servers.awaitGone(server);
        String successor = managed(host);
        soon(() -> assertThat(types(successor)).containsExactly(ASSIGNED));
        lease.end();
        soon(() -> assertThat(types(successor)).containsExactly(ASSIGNED, RELEASED));
    }

    @Test
    void an_empty_pool_is_published_once_and_retried() {
        String server = managed(host);
        keys.limit(OLD, 0);
        TestLease lease = TestLease.of(host).offering(OLD).start();
        soon(() -> assertThat(types(server)).containsExactly(UNAVAILABLE));
        assertThat(published.read(server).getFirst().value()).contains("\"license_id\":null");
        lease.start();
        awaitAnother(lease);
        assertThat(types(server)).containsExactly(UNAVAILABLE);

        keys.restock();

        soon(() -> assertThat(types(server)).containsExactly(UNAVAILABLE, ASSIGNED));
        assertThat(licenses(lease)).containsExactly(OLD);
    }

    @Test
    void a_lease_that_ends_without_a_licence_stops_waiting() {
        String server = managed(host);
        keys.limit(OLD, 0);
        TestLease lease = TestLease.of(host).offering(OLD).start();
        soon(() -> assertThat(types(server)).containsExactly(UNAVAILABLE));

        lease.end();
        awaitAnother(lease);
        keys.restock();

        awaitAnother(lease);
        assertThat(types(server)).containsExactly(UNAVAILABLE);
        assertThat(licenses(lease)).isEmpty();
    }

    @Test
    void a_licence_does_not_wait_for_a_console_that_hangs() {
        managed(host);
        ServerApi waiting = new ServerApi(HypervisorApi.ofNewTenant());
        List<String> building = new ArrayList<>();
        SimulatorApi.fault("zone1-groupb", "observe", "FROZEN");
        try {
            for (int number = 0; number < 6; number++) {
                building.add(waiting.createIn("zone1-groupb", ""));
            }
            TestLease lease = TestLease.of(host).start();

            soon(() -> assertThat(licenses(lease)).containsExactly(NEW));
        } finally {
            SimulatorApi.fault("zone1-groupb", "observe", "NONE");
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(waiting.statuses()).containsOnly("ACTIVE"));
        building.forEach(server -> waiting.delete(server).statusCode(204));
        soon(() -> assertThat(waiting.statuses()).isEmpty());
    }

    @CanIgnoreReturnValue
    private String managed(String name) {
        return servers.active("esx", "\"leasehold:host\":\"%s\"".formatted(name));
    }

    /** Waits until a later lease has its licence, so that all earlier events of this lease have been processed. */
    private void awaitAnother(TestLease lease) {
        String other = newHost();
        managed(other);
        TestLease next = lease.followedBy(other);
        soon(() -> assertThat(licenses(next)).hasSize(1));
    }

    private List<String> licenses(TestLease lease) {
        return tenant(lease).get("/licenses").extract().path("licenses.license_type");
    }

    private String licenseId(TestLease lease) {
        return tenant(lease).get("/licenses").extract().path("licenses[0].id");
    }

    private List<String> types(String server) {
        return published.read(server).stream()
                .map(record -> KafkaLog.header(record, "ce_type"))
                .toList();
    }

    private static HypervisorApi tenant(TestLease lease) {
        return HypervisorApi.as(ADMIN, lease.project);
    }

    private static String newHost() {
        return "910542A_" + HOSTS.incrementAndGet();
    }

    private static void soon(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(assertion);
    }
}
