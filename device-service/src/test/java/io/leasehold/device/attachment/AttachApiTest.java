package io.leasehold.device.attachment;

import static io.leasehold.common.test.TestBacking.BOB;
import static io.leasehold.common.test.TestBacking.RITA;
import static io.leasehold.device.World.D1;
import static io.leasehold.device.World.D10;
import static io.leasehold.device.World.D2;
import static io.leasehold.device.World.D4;
import static io.leasehold.device.World.D5;
import static io.leasehold.device.World.D9;
import static io.leasehold.device.World.G1;
import static io.leasehold.device.World.H1;
import static io.leasehold.device.World.S1;
import static io.leasehold.device.World.V1;
import static io.leasehold.device.World.V2;
import static io.leasehold.device.World.V3;
import static io.leasehold.device.World.V4;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.leasehold.device.DeviceApi;
import io.leasehold.device.DeviceTest;
import io.leasehold.device.Told;
import io.leasehold.device.World;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DeviceTest
class AttachApiTest {
    private static final String DATE = "[A-Z][a-z]{2} \\d{1,2}, \\d{4} \\d{1,2}:\\d{2}:\\d{2} (AM|PM)";
    private static final DeviceApi ADMIN = DeviceApi.fixture();

    @BeforeEach
    void the_first_day() {
        World.renew();
    }

    @Test
    @Tag("case-1")
    @Tag("case-3")
    void the_documents_own_request_attaches_the_device() {
        given().header("Content-Type", "application/json;charset=UTF-8")
                .header("Authorization", "OAuth b86c9016b4f24953a9edefb53ca0678c")
                .body("{\"params\":{}}")
                .post(
                        "/zstack/v1/mdev-devices/2a23f189ed803f869deab2b22ef83b4d/vm-instances/e4108c6e45303e3bbd9743093127b894")
                .then()
                .statusCode(200)
                .header("Content-Type", "application/json;charset=UTF-8")
                .body("inventory.uuid", equalTo(D1))
                .body("inventory.name", equalTo("GRID M60-2A"))
                .body("inventory.status", equalTo("Attached"))
                .body("inventory.state", equalTo("Enabled"))
                .body("inventory.vmInstanceUuid", equalTo(V1))
                .body("inventory.chooser", equalTo("Device"))
                .body("inventory.hostUuid", equalTo(H1))
                .body("inventory.parentUuid", equalTo(G1))
                .body("inventory.mdevSpecUuid", equalTo(S1))
                .body("inventory.type", equalTo("GPU_Video_Controller"))
                .body("inventory.createDate", matchesPattern(DATE))
                .body("inventory.lastOpDate", matchesPattern(DATE))
                .body("inventory", not(hasKey("description")))
                .body("$", not(hasKey("error")))
                .body("$", not(hasKey("schema")));

        assertThat(World.hardware(D1).getString("vmInstanceUuid")).isEqualTo(V1);
        assertThat(World.hardware(D1).getBoolean("hot")).isFalse();
    }

    @Test
    @Tag("case-2")
    void the_attached_device_is_found_as_it_was_answered() {
        Map<String, Object> inventory =
                ADMIN.attach(D1, V1).statusCode(200).extract().path("inventory");

        ADMIN.get("/mdev-devices?q=uuid=" + D1)
                .statusCode(200)
                .body("inventories", hasSize(1))
                .body("inventories[0]", equalTo(inventory))
                .body("schema.'inventories[0]'", equalTo("org.zstack.pciDevice.virtual.vfio_mdev.MdevDeviceInventory"));
    }

    @ParameterizedTest
    @Tag("case-4")
    @ValueSource(strings = {"", "{}", "{\"params\":{},\"systemTags\":[],\"userTags\":[]}", "{\"unknown\":1}"})
    void the_body_may_say_little(String body) {
        ADMIN.post(DeviceApi.path(D1, V1), body).statusCode(200);
    }

    @Test
    @Tag("case-12")
    void a_device_is_attached_once() {
        ADMIN.attach(D1, V1).statusCode(200);

        refused(ADMIN.attach(D1, V1), "SYS.1006", "MDEV.1002")
                .body("error.description", equalTo("An operation failed"))
                .body("error.opaque.currentStatus", equalTo("Attached"))
                .body("error.opaque.mdevDeviceUuid", equalTo(D1));
    }

    @Test
    @Tag("case-13")
    void a_disabled_device_is_not_attached() {
        refused(ADMIN.attach(D4, V1), "SYS.1006", "MDEV.1001");
    }

    @Test
    @Tag("case-14")
    void what_is_unknown_or_can_be_no_id_is_not_found() {
        String unknown = "0123456789abcdef0123456789abcdef";

        notFound(ADMIN.attach(unknown, V1));
        notFound(ADMIN.attach(D1, unknown));
        notFound(ADMIN.attach("xyz", V1));
    }

    @Test
    void ids_may_be_in_upper_case_or_have_dashes() {
        ADMIN.attach("2A23F189-ED80-3F86-9DEA-B2B22EF83B4D", V1).statusCode(200).body("inventory.uuid", equalTo(D1));
    }

    @Test
    @Tag("case-15")
    void a_gpu_needs_a_stopped_machine() {
        refused(ADMIN.attach(D1, V2), "VM.1010", "MDEV.1004");
    }

    @Test
    @Tag("case-17")
    void a_running_machine_gets_one_security_element() {
        ADMIN.attach(D9, V2).statusCode(200).body("inventory.mttyUuid", equalTo("7e100000000040008000000000000001"));

        refused(ADMIN.attach(D10, V2), "SYS.1006", "MDEV.1009");
        assertThat(World.hardware(D9).getBoolean("hot")).isTrue();
    }

    @Test
    @Tag("case-18")
    void devices_of_one_machine_are_on_one_host() {
        ADMIN.attach(D1, V1).statusCode(200);

        refused(ADMIN.attach(D5, V1), "SYS.1006", "MDEV.1006");
    }

    @Test
    @Tag("case-19")
    void a_machine_that_is_bound_to_another_host_does_not_get_it() {
        refused(ADMIN.attach(D1, V3), "SYS.1006", "MDEV.1008");
    }

    @Test
    @Tag("case-20")
    void a_host_that_does_not_answer_gives_nothing() {
        World.disconnect(H1);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> ADMIN.get("/mdev-devices?q=host.status=Disconnected&count=true")
                        .body("total", equalTo(6)));

        refused(ADMIN.attach(D1, V1), "HOST.1010", "MDEV.1007");
        ADMIN.get("/mdev-devices/" + D1).body("inventories[0].status", equalTo("Active"));
    }

    @Test
    @Tag("case-23")
    void a_tenant_reaches_its_own_machines_alone() {
        DeviceApi tenant = DeviceApi.as(BOB);

        tenant.attach(D1, V4).statusCode(200);
        notFound(tenant.attach(D2, V1));
        notFound(tenant.detach(D1, V1));
    }

    @Test
    void a_tenant_does_not_see_what_others_have() {
        ADMIN.attach(D1, V1).statusCode(200);

        DeviceApi.as(BOB).get("/mdev-devices/" + D1).statusCode(200).body("inventories", hasSize(0));
        DeviceApi.as(BOB).get("/mdev-devices?count=true").body("total", equalTo(9));
        ADMIN.get("/mdev-devices?count=true").body("total", equalTo(10));
    }

    @Test
    @Tag("case-24")
    void a_reader_changes_nothing() {
        DeviceApi.as(RITA)
                .attach(D1, V4)
                .statusCode(503)
                .body("error.code", equalTo("ID.1002"))
                .body("error", not(hasKey("cause")));
        DeviceApi.as(RITA).detach(D1, V4).statusCode(503).body("error.code", equalTo("ID.1002"));
        DeviceApi.as(BOB)
                .put("/mdev-devices/" + D1 + "/actions", "{\"updateMdevDevice\":{\"name\":\"x\"}}")
                .statusCode(503)
                .body("error.code", equalTo("ID.1002"));
    }

    @ParameterizedTest
    @Tag("case-25")
    @ValueSource(
            strings = {
                "{\"params\":5}",
                "[]",
                "{",
                "{\"systemTags\":\"t\"}",
                "{\"systemTags\":[\"\"]}",
                "{\"userTags\":[1]}"
            })
    void a_body_that_cannot_be_understood_is_a_bad_request(String body) {
        ADMIN.post(DeviceApi.path(D1, V1), body).statusCode(400).body("error.code", equalTo("SYS.1007"));
    }

    @ParameterizedTest
    @Tag("case-26")
    @ValueSource(strings = {"{\"params\":{},\"systemTags\":[\"t::1\"]}", "{\"params\":{\"systemTags\":[\"t::1\"]}}"})
    void tags_live_as_long_as_the_attachment(String body) {
        ADMIN.post(DeviceApi.path(D1, V1), body).statusCode(200);

        ADMIN.get("/mdev-devices?q=__systemTag__=t::1").body("inventories.uuid", equalTo(List.of(D1)));

        ADMIN.detach(D1, V1).statusCode(200);
        ADMIN.get("/mdev-devices?q=__systemTag__=t::1").body("inventories", hasSize(0));
    }

    @Test
    @Tag("case-27")
    void a_detached_device_is_free_and_that_is_told() {
        Told told = Told.about(V1);
        ADMIN.attach(D1, V1).statusCode(200);

        ADMIN.detach(D1, V1)
                .statusCode(200)
                .body("inventory.status", equalTo("Active"))
                .body("inventory.chooser", equalTo("None"))
                .body("inventory", not(hasKey("vmInstanceUuid")));

        told.soon(events -> assertThat(events).containsExactly("device.attached", "device.detached api"));
        assertThat(told.last())
                .contains(
                        "\"host\":\"910542A_78A1B01\"", "\"mdev_type\":\"nvidia-35\"", "\"vm_instance_uuid\":\"" + V1);
        assertThat(World.hardware(D1).getMap("$")).isEmpty();
        ADMIN.attach(D1, V1).statusCode(200);
    }

    @Test
    @Tag("case-28")
    void only_what_is_attached_is_detached() {
        ADMIN.attach(D1, V1).statusCode(200);

        refused(ADMIN.detach(D1, V2), "SYS.1006", "MDEV.1003");
        ADMIN.detach(D1, V1).statusCode(200);
        refused(ADMIN.detach(D1, V1), "SYS.1006", "MDEV.1003").body("error.opaque.currentStatus", equalTo("Active"));
    }

    @Test
    @Tag("case-29")
    void a_device_that_is_taken_keeps_its_state() {
        update(D1, "{\"state\":\"Disabled\"}").statusCode(200).body("inventory.state", equalTo("Disabled"));
        update(D1, "{\"state\":\"Enabled\",\"name\":\"mine\"}").body("inventory.name", equalTo("mine"));
        ADMIN.attach(D1, V1).statusCode(200);

        refused(update(D1, "{\"state\":\"Disabled\"}"), "SYS.1006", "MDEV.1011");
        update(D1, "{\"state\":\"Enabled\"}").statusCode(200);
        update(D1, "{}").statusCode(200).body("inventory.name", equalTo("mine"));
    }

    @Test
    @Tag("case-30")
    void a_state_is_compared_exactly() {
        update(D1, "{\"state\":\"enabled\"}").statusCode(503).body("error.code", equalTo("SYS.1007"));
    }

    @Test
    @Tag("case-31")
    void an_action_that_nobody_knows_is_a_bad_request() {
        ADMIN.put("/mdev-devices/" + D1 + "/actions", "{\"polish\":{}}").statusCode(400);
        ADMIN.put("/mdev-devices/" + D1 + "/actions", "").statusCode(400);
    }

    @Test
    void what_the_hardware_refuses_is_free_again() {
        World.fault("{\"op\":\"attach\",\"error\":\"Io\"}");

        refused(ADMIN.attach(D1, V1), "SYS.1016", "MDEV.1017").body("error.details", containsString(D1));

        ADMIN.attach(D1, V1).statusCode(200);
    }

    @Test
    void busy_hardware_is_asked_again() {
        World.fault("{\"op\":\"attach\",\"error\":\"Busy\",\"times\":2}");

        ADMIN.attach(D1, V1).statusCode(200);
    }

    @Test
    void an_outcome_that_nobody_knows_is_settled_by_what_the_hardware_has() {
        Told told = Told.about(V1);
        World.fault("{\"op\":\"attach\",\"error\":\"Timeout\",\"happens\":true}");

        refused(ADMIN.attach(D1, V1), "SYS.1001", "MDEV.1020");

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> ADMIN.get("/mdev-devices/" + D1).body("inventories[0].status", equalTo("Attached")));
        told.soon(events -> assertThat(events).containsExactly("device.attached"));
    }

    @Test
    void an_outcome_that_did_not_happen_frees_the_device() {
        World.fault("{\"op\":\"attach\",\"error\":\"Timeout\",\"happens\":false}");

        refused(ADMIN.attach(D1, V1), "SYS.1001", "MDEV.1020");

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> ADMIN.get("/mdev-devices/" + D1).body("inventories[0].status", equalTo("Active")));
    }

    @Test
    void a_guest_that_keeps_its_device_keeps_it() {
        ADMIN.attach(D9, V2).statusCode(200);
        World.fault("{\"op\":\"detach\",\"error\":\"Unsupported\"}");

        refused(ADMIN.detach(D9, V2), "SYS.1006", "MDEV.1010");

        ADMIN.get("/mdev-devices/" + D9).body("inventories[0].status", equalTo("Attached"));
        ADMIN.detach(D9, V2).statusCode(200);
    }

    @Test
    void the_short_path_means_the_same() {
        given().header("Authorization", "OAuth " + DeviceApi.FIXTURE_SESSION)
                .post("/v1" + DeviceApi.path(D1, V1))
                .then()
                .statusCode(200)
                .body("inventory.uuid", equalTo(D1));
    }

    @Test
    void paths_and_methods_that_are_not_offered_are_refused_in_the_same_shape() {
        ADMIN.get("/nothing").statusCode(404).body("error.code", equalTo("SYS.1003"));
        ADMIN.put("/mdev-devices", "{}").statusCode(405).body("error.code", equalTo("SYS.1008"));
        ADMIN.get("/mdev-devices/" + D1 + "/nothing").statusCode(404).body("$", aMapWithSize(1));
    }

    private static ValidatableResponse update(String device, String fields) {
        return ADMIN.put("/mdev-devices/" + device + "/actions", "{\"updateMdevDevice\":%s}".formatted(fields));
    }

    @CanIgnoreReturnValue
    private static ValidatableResponse refused(ValidatableResponse response, String code, String cause) {
        return response.statusCode(503).body("error.code", equalTo(code)).body("error.cause.code", equalTo(cause));
    }

    private static void notFound(ValidatableResponse response) {
        response.statusCode(503).body("error.code", equalTo("SYS.1003"));
    }
}
