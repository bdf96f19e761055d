package io.leasehold.device.events;

import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.device.World.D1;
import static io.leasehold.device.World.D2;
import static io.leasehold.device.World.D9;
import static io.leasehold.device.World.V1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.leasehold.common.event.Topics;
import io.leasehold.common.test.KafkaLog;
import io.leasehold.device.DeviceApi;
import io.leasehold.device.DeviceTest;
import io.leasehold.device.Told;
import io.leasehold.device.World;
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
    private static final DeviceApi ADMIN = DeviceApi.fixture();

    @Inject
    Pool pool;

    @BeforeEach
    void the_first_day() {
        World.renew();
    }

    @Test
    @Tag("case-46")
    void a_deleted_server_leaves_its_devices_once() {
        Told told = Told.about(V1);
        ADMIN.attach(D1, V1).statusCode(200);
        ADMIN.attach(D2, V1).statusCode(200);
        String event = UUID.randomUUID().toString();

        Servers.known(V1)
                .tell("server.deleted", "DELETED", 9, event)
                .tell("server.deleted", "DELETED", 9, event)
                .tell("server.deleted", "DELETED", 9);

        soon(() -> status(D1, "Active"));
        soon(() -> status(D2, "Active"));
        told.soon(events -> assertThat(events)
                .containsExactly(
                        "device.attached",
                        "device.attached",
                        "device.detached vm-deleted",
                        "device.detached vm-deleted"));
        assertThat(World.hardware(D1).getMap("$")).isEmpty();
        ADMIN.attach(D1, V1).statusCode(503).body("error.code", equalTo("SYS.1003"));
    }

    @Test
    @Tag("case-47")
    void a_server_that_goes_while_its_device_comes_does_not_get_it() {
        Told told = Told.about(V1);
        String job = UUID.randomUUID().toString().replace("-", "");
        World.fault("{\"op\":\"attach\",\"delayMs\":3000}");
        ADMIN.with("X-Job-UUID", job).attach(D1, V1).statusCode(202);
        soon(() -> assertThat(World.hardware(D1).getString("vmInstanceUuid")).isEqualTo(V1));

        Servers.known(V1).tell("server.deleted", "DELETED", 9);

        soon(() -> DeviceApi.open().get("/api-jobs/" + job).statusCode(503).body("error.code", equalTo("SYS.1003")));
        status(D1, "Active");
        assertThat(World.hardware(D1).getMap("$")).isEmpty();
        assertThat(told.events()).isEmpty();
    }

    @Test
    @Tag("case-48")
    void a_lease_takes_what_is_tagged_with_it_along_once() {
        Told told = Told.about(V1);
        LeaseStory lease = LeaseStory.of(ADMINISTRATOR).tell("lease.create");
        tagged(D1, lease).statusCode(200);
        String event = UUID.randomUUID().toString();

        lease.tell("lease.event.end_lease", event).tell("lease.event.end_lease", event);
        lease.tell("lease.delete").tell("lease.update").tell("lease.event.end_lease");

        soon(() -> status(D1, "Active"));
        told.soon(events -> assertThat(events).containsExactly("device.attached", "device.detached lease-ended"));
        assertThat(told.last()).contains(lease.id);
        tagged(D1, lease).statusCode(503).body("error.cause.code", equalTo("MDEV.1022"));
        ADMIN.attach(D1, V1).statusCode(200);
    }

    @Test
    @Tag("case-48")
    void a_lease_that_nobody_told_of_binds_too() {
        LeaseStory lease = LeaseStory.of(ADMINISTRATOR);
        tagged(D1, lease).statusCode(200);

        lease.tell("lease.delete");

        soon(() -> status(D1, "Active"));
        tagged(D1, lease).statusCode(503).body("error.cause.code", equalTo("MDEV.1022"));
    }

    @Test
    void anothers_lease_binds_nothing() {
        LeaseStory foreign = LeaseStory.of(ALICE.project().id());
        tagged(D1, foreign).statusCode(200);

        foreign.tell("lease.event.end_lease");
        LeaseStory own = LeaseStory.of(ADMINISTRATOR);
        tagged(D2, own).statusCode(200);
        own.tell("lease.event.end_lease");

        soon(() -> status(D2, "Active"));
        soon(() -> assertThat(ended(foreign.id)).isTrue());
        status(D1, "Attached");
    }

    @Test
    void a_leased_server_of_compute_gets_a_device_until_its_lease_ends() {
        LeaseStory lease = LeaseStory.of(ALICE.project().id());
        Servers server = Servers.fresh(ALICE.project().id(), Optional.of(lease.id));
        DeviceApi alice = DeviceApi.as(ALICE);
        server.tell("server.created", "BUILD", 1)
                .tell("server.active", "ACTIVE", 2)
                .tell("server.stopped", "SHUTOFF", 3);
        server.tell("server.active", "ACTIVE", 2);
        soon(() -> alice.attach(D2, server.vm()).statusCode(200));
        Told told = Told.about(server.vm());
        server.tell("server.starting", "SHUTOFF", 4).tell("server.active", "ACTIVE", 5);
        soon(() -> alice.detach(D2, server.vm()).statusCode(503).body("error.cause.code", equalTo("MDEV.1004")));

        lease.tell("lease.event.end_lease");

        soon(() -> status(D2, "Active"));
        server.tell("server.deleted", "DELETED", 6);
        soon(() -> alice.attach(D2, server.vm()).body("error.code", equalTo("SYS.1003")));
        assertThat(told.events().stream().filter(event -> event.startsWith("device.detached")))
                .containsExactly("device.detached lease-ended");
    }

    @Test
    void an_unknown_server_is_known_by_any_event_and_an_old_one_changes_nothing() {
        Servers server = Servers.fresh(ADMINISTRATOR, Optional.empty());

        server.tell("server.active", "ACTIVE", 7).tell("server.stopped", "SHUTOFF", 5);

        soon(() -> ADMIN.attach(D9, server.vm()).statusCode(200));
        assertThat(World.hardware(D9).getBoolean("hot")).isTrue();
    }

    @Test
    void a_host_that_compute_sees_down_gives_nothing_until_it_is_up() {
        long version = System.nanoTime();
        host("host.down", "down", version + 1);
        soon(() ->
                ADMIN.get("/mdev-devices?q=host.status=Disconnected&count=true").body("total", equalTo(6)));
        ADMIN.attach(D1, V1).statusCode(503).body("error.cause.code", equalTo("MDEV.1007"));

        host("host.up", "up", version);
        host("host.up", "up", version + 2);

        soon(() -> ADMIN.attach(D1, V1).statusCode(200));
    }

    @Test
    @Tag("case-29")
    void a_changed_state_is_told_to_whoever_watches_the_host() {
        KafkaLog inventory = new KafkaLog(Topics.DEVICE_INVENTORY);
        String host = "af505b47-d522-413d-99d3-61b93cf92d2a";
        int before = inventory.read(host).size();

        ADMIN.put("/mdev-devices/" + D1 + "/actions", "{\"updateMdevDevice\":{\"state\":\"Disabled\"}}")
                .statusCode(200);
        ADMIN.put("/mdev-devices/" + D1 + "/actions", "{\"updateMdevDevice\":{\"name\":\"mine\"}}")
                .statusCode(200);
        ADMIN.put("/mdev-devices/" + D1 + "/actions", "{\"updateMdevDevice\":{\"state\":\"Enabled\"}}")
                .statusCode(200);

        soon(() -> assertThat(inventory.read(host).stream().skip(before))
                .extracting(record -> KafkaLog.header(record, "ce_type"))
                .containsExactly("device.state-changed", "device.state-changed"));
        assertThat(inventory.read(host).getLast().value()).contains(D1, "\"state\":\"Enabled\"", "910542A_78A1B01");
    }

    private static void host(String type, String state, long version) {
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

    private static ValidatableResponse tagged(String device, LeaseStory lease) {
        return ADMIN.post(
                DeviceApi.path(device, V1), "{\"params\":{},\"systemTags\":[\"leaseUuid::%s\"]}".formatted(lease.id));
    }

    private static void status(String device, String status) {
        ADMIN.get("/mdev-devices/" + device).body("inventories[0].status", equalTo(status));
    }

    private static void soon(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(assertion);
    }
}
