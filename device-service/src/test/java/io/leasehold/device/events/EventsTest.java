package io.leasehold.device.events;

import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.device.DataCentre.D1;
import static io.leasehold.device.DataCentre.D2;
import static io.leasehold.device.DataCentre.D9;
import static io.leasehold.device.DataCentre.V1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.leasehold.common.event.Topics;
import io.leasehold.common.test.KafkaLog;
import io.leasehold.device.AnnouncedEvents;
import io.leasehold.device.DataCentre;
import io.leasehold.device.DeviceApi;
import io.leasehold.device.DeviceTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DeviceTest
class EventsTest {
    private static final String ADMINISTRATOR = "36c27e8ff05c4780bf6d2fa65700f22e";
    private static final DeviceApi ADMIN = DeviceApi.fixtureSession();

    @Inject
    Pool pool;

    @BeforeEach
    void reset_the_fixture() {
        DataCentre.reset();
    }

    @Test
    @Tag("case-46")
    void the_devices_of_a_deleted_server_are_detached_once() {
        AnnouncedEvents announced = AnnouncedEvents.of(V1);
        ADMIN.attach(D1, V1).statusCode(200);
        ADMIN.attach(D2, V1).statusCode(200);
        String event = UUID.randomUUID().toString();

        ServerRecords.of(V1)
                .send("server.deleted", "DELETED", 9, event)
                .send("server.deleted", "DELETED", 9, event)
                .send("server.deleted", "DELETED", 9);

        eventually(() -> assertStatus(D1, "Active"));
        eventually(() -> assertStatus(D2, "Active"));
        announced.eventually(events -> assertThat(events)
                .containsExactly(
                        "device.attached",
                        "device.attached",
                        "device.detached vm-deleted",
                        "device.detached vm-deleted"));
        assertThat(DataCentre.simulatedDevice(D1).getMap("$")).isEmpty();
        ADMIN.attach(D1, V1).statusCode(503).body("error.code", equalTo("SYS.1003"));
    }

    @Test
    @Tag("case-47")
    void a_server_deleted_during_an_attach_does_not_get_the_device() {
        AnnouncedEvents announced = AnnouncedEvents.of(V1);
        String job = UUID.randomUUID().toString().replace("-", "");
        DataCentre.injectFault("{\"op\":\"attach\",\"delayMs\":3000}");
        ADMIN.with("X-Job-UUID", job).attach(D1, V1).statusCode(202);
        eventually(() -> assertThat(DataCentre.simulatedDevice(D1).getString("vmInstanceUuid"))
                .isEqualTo(V1));

        ServerRecords.of(V1).send("server.deleted", "DELETED", 9);

        eventually(() ->
                DeviceApi.anonymous().get("/api-jobs/" + job).statusCode(503).body("error.code", equalTo("SYS.1003")));
        assertStatus(D1, "Active");
        assertThat(DataCentre.simulatedDevice(D1).getMap("$")).isEmpty();
        assertThat(announced.events()).isEmpty();
    }

    @Test
    @Tag("case-48")
    void devices_tagged_with_a_lease_are_detached_once_when_the_lease_ends() {
        AnnouncedEvents announced = AnnouncedEvents.of(V1);
        LeaseRecords lease = LeaseRecords.of(ADMINISTRATOR).send("lease.create");
        attachTagged(D1, lease).statusCode(200);
        String event = UUID.randomUUID().toString();

        lease.send("lease.event.end_lease", event).send("lease.event.end_lease", event);
        lease.send("lease.delete").send("lease.update").send("lease.event.end_lease");

        eventually(() -> assertStatus(D1, "Active"));
        announced.eventually(
                events -> assertThat(events).containsExactly("device.attached", "device.detached lease-ended"));
        assertThat(announced.last()).contains(lease.id);
        attachTagged(D1, lease).statusCode(503).body("error.cause.code", equalTo("MDEV.1022"));
        ADMIN.attach(D1, V1).statusCode(200);
    }

    @Test
    @Tag("case-48")
    void a_tag_can_name_a_lease_that_is_not_known_yet() {
        LeaseRecords lease = LeaseRecords.of(ADMINISTRATOR);
        attachTagged(D1, lease).statusCode(200);

        lease.send("lease.delete");

        eventually(() -> assertStatus(D1, "Active"));
        attachTagged(D1, lease).statusCode(503).body("error.cause.code", equalTo("MDEV.1022"));
    }

    @Test
    void a_tag_with_a_lease_of_another_project_has_no_effect() {
        LeaseRecords foreign = LeaseRecords.of(ALICE.project().id());
        attachTagged(D1, foreign).statusCode(200);

        foreign.send("lease.event.end_lease");
        LeaseRecords own = LeaseRecords.of(ADMINISTRATOR);
        attachTagged(D2, own).statusCode(200);
        own.send("lease.event.end_lease");

        eventually(() -> assertStatus(D2, "Active"));
        eventually(() -> assertThat(ended(foreign.id)).isTrue());
        assertStatus(D1, "Attached");
    }

    @Test
    void a_leased_server_keeps_a_device_until_the_lease_ends() {
        LeaseRecords lease = LeaseRecords.of(ALICE.project().id());
        ServerRecords server = ServerRecords.newServer(ALICE.project().id(), Optional.of(lease.id));
        DeviceApi alice = DeviceApi.as(ALICE);
        server.send("server.created", "BUILD", 1)
                .send("server.active", "ACTIVE", 2)
                .send("server.stopped", "SHUTOFF", 3);
        server.send("server.active", "ACTIVE", 2);
        eventually(() -> alice.attach(D2, server.vm()).statusCode(200));
        AnnouncedEvents announced = AnnouncedEvents.of(server.vm());
        server.send("server.starting", "SHUTOFF", 4).send("server.active", "ACTIVE", 5);
        eventually(() -> alice.detach(D2, server.vm()).statusCode(503).body("error.cause.code", equalTo("MDEV.1004")));

        lease.send("lease.event.end_lease");

        eventually(() -> assertStatus(D2, "Active"));
        server.send("server.deleted", "DELETED", 6);
        eventually(() -> alice.attach(D2, server.vm()).body("error.code", equalTo("SYS.1003")));
        assertThat(announced.events().stream().filter(event -> event.startsWith("device.detached")))
                .containsExactly("device.detached lease-ended");
    }

    @Test
    void any_event_creates_an_unknown_server_and_older_events_are_ignored() {
        ServerRecords server = ServerRecords.newServer(ADMINISTRATOR, Optional.empty());

        server.send("server.active", "ACTIVE", 7).send("server.stopped", "SHUTOFF", 5);

        eventually(() -> ADMIN.attach(D9, server.vm()).statusCode(200));
        assertThat(DataCentre.simulatedDevice(D9).getBoolean("hot")).isTrue();
    }

    @Test
    void devices_of_a_host_that_is_down_in_compute_cannot_be_attached() {
        long version = System.nanoTime();
        sendHost("host.down", "down", version + 1);
        eventually(() ->
                ADMIN.get("/mdev-devices?q=host.status=Disconnected&count=true").body("total", equalTo(6)));
        ADMIN.attach(D1, V1).statusCode(503).body("error.cause.code", equalTo("MDEV.1007"));

        sendHost("host.up", "up", version);
        sendHost("host.up", "up", version + 2);

        eventually(() -> ADMIN.attach(D1, V1).statusCode(200));
    }

    @Test
    @Tag("case-29")
    void a_state_change_publishes_an_inventory_event() {
        KafkaLog inventory = new KafkaLog(Topics.DEVICE_INVENTORY);
        String host = "af505b47-d522-413d-99d3-61b93cf92d2a";
        int before = inventory.read(host).size();

        ADMIN.put("/mdev-devices/" + D1 + "/actions", "{\"updateMdevDevice\":{\"state\":\"Disabled\"}}")
                .statusCode(200);
        ADMIN.put("/mdev-devices/" + D1 + "/actions", "{\"updateMdevDevice\":{\"name\":\"mine\"}}")
                .statusCode(200);
        ADMIN.put("/mdev-devices/" + D1 + "/actions", "{\"updateMdevDevice\":{\"state\":\"Enabled\"}}")
                .statusCode(200);

        eventually(() -> assertThat(inventory.read(host).stream().skip(before))
                .extracting(record -> KafkaLog.header(record, "ce_type"))
                .containsExactly("device.state-changed", "device.state-changed"));
        assertThat(inventory.read(host).getLast().value()).contains(D1, "\"state\":\"Enabled\"", "910542A_78A1B01");
    }

    private static void sendHost(String type, String state, long version) {
        new KafkaLog(Topics.COMPUTE_HOST)
                .write(
                        "910542A_78A1B01",
                        """
                        {"host":"910542A_78A1B01","host_uuid":"af505b47-d522-413d-99d3-61b93cf92d2a","hypervisor_id":1,
                         "state":"%s","status":"enabled","version":%d}""".formatted(state, version),
                        Map.of("ce_id", UUID.randomUUID().toString(), "ce_type", type, "ce_source", "compute"));
    }

    private boolean ended(String lease) {
        return pool.preparedQuery("select ended_at is not null from lease_ref where id = $1")
                .execute(Tuple.of(lease))
                .map(rows -> rows.iterator().next().getBoolean(0))
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    private static ValidatableResponse attachTagged(String device, LeaseRecords lease) {
        return ADMIN.post(
                DeviceApi.path(device, V1), "{\"params\":{},\"systemTags\":[\"leaseUuid::%s\"]}".formatted(lease.id));
    }

    private static void assertStatus(String device, String status) {
        ADMIN.get("/mdev-devices/" + device).body("inventories[0].status", equalTo(status));
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(assertion);
    }
}
