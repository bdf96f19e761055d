package io.leasehold.device.attachment;

import static io.leasehold.common.test.TestBacking.BOB;
import static io.leasehold.common.test.TestBacking.RITA;
import static io.leasehold.device.DataCentre.D1;
import static io.leasehold.device.DataCentre.D10;
import static io.leasehold.device.DataCentre.D2;
import static io.leasehold.device.DataCentre.D4;
import static io.leasehold.device.DataCentre.D5;
import static io.leasehold.device.DataCentre.D9;
import static io.leasehold.device.DataCentre.G1;
import static io.leasehold.device.DataCentre.H1;
import static io.leasehold.device.DataCentre.S1;
import static io.leasehold.device.DataCentre.V1;
import static io.leasehold.device.DataCentre.V2;
import static io.leasehold.device.DataCentre.V3;
import static io.leasehold.device.DataCentre.V4;
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
import io.leasehold.device.AnnouncedEvents;
import io.leasehold.device.DataCentre;
import io.leasehold.device.DeviceApi;
import io.leasehold.device.DeviceTest;
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
class AttachmentApiTest {
    private static final String DATE = "[A-Z][a-z]{2} \\d{1,2}, \\d{4} \\d{1,2}:\\d{2}:\\d{2} (AM|PM)";
    private static final DeviceApi ADMIN = DeviceApi.fixtureSession();

    @BeforeEach
    void reset_the_fixture() {
        DataCentre.reset();
    }

    @Test
    @Tag("case-1")
    @Tag("case-3")
    void the_documented_request_attaches_the_device() {
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

        assertThat(DataCentre.simulatedDevice(D1).getString("vmInstanceUuid")).isEqualTo(V1);
        assertThat(DataCentre.simulatedDevice(D1).getBoolean("hot")).isFalse();
    }

    @Test
    @Tag("case-2")
    void a_query_shows_the_attached_device_as_the_attach_response_did() {
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
    void the_body_can_be_empty(String body) {
        ADMIN.post(DeviceApi.path(D1, V1), body).statusCode(200);
    }

    @Test
    @Tag("case-12")
    void an_attached_device_cannot_be_attached_again() {
        ADMIN.attach(D1, V1).statusCode(200);

        assertRefused(ADMIN.attach(D1, V1), "SYS.1006", "MDEV.1002")
                .body("error.description", equalTo("An operation failed"))
                .body("error.opaque.currentStatus", equalTo("Attached"))
                .body("error.opaque.mdevDeviceUuid", equalTo(D1));
    }

    @Test
    @Tag("case-13")
    void a_disabled_device_cannot_be_attached() {
        assertRefused(ADMIN.attach(D4, V1), "SYS.1006", "MDEV.1001");
    }

    @Test
    @Tag("case-14")
    void unknown_and_malformed_ids_are_not_found() {
        String unknown = "0123456789abcdef0123456789abcdef";

        assertNotFound(ADMIN.attach(unknown, V1));
        assertNotFound(ADMIN.attach(D1, unknown));
        assertNotFound(ADMIN.attach("xyz", V1));
    }

    @Test
    void ids_can_be_in_upper_case_or_have_dashes() {
        ADMIN.attach("2A23F189-ED80-3F86-9DEA-B2B22EF83B4D", V1).statusCode(200).body("inventory.uuid", equalTo(D1));
    }

    @Test
    @Tag("case-15")
    void a_gpu_is_attached_to_stopped_vms_only() {
        assertRefused(ADMIN.attach(D1, V2), "VM.1010", "MDEV.1004");
    }

    @Test
    @Tag("case-17")
    void a_running_vm_gets_at_most_one_security_element() {
        ADMIN.attach(D9, V2).statusCode(200).body("inventory.mttyUuid", equalTo("7e100000000040008000000000000001"));

        assertRefused(ADMIN.attach(D10, V2), "SYS.1006", "MDEV.1009");
        assertThat(DataCentre.simulatedDevice(D9).getBoolean("hot")).isTrue();
    }

    @Test
    @Tag("case-18")
    void all_devices_of_a_vm_are_on_one_host() {
        ADMIN.attach(D1, V1).statusCode(200);

        assertRefused(ADMIN.attach(D5, V1), "SYS.1006", "MDEV.1006");
    }

    @Test
    @Tag("case-19")
    void a_vm_that_is_bound_to_another_host_is_refused() {
        assertRefused(ADMIN.attach(D1, V3), "SYS.1006", "MDEV.1008");
    }

    @Test
    @Tag("case-20")
    void devices_of_a_disconnected_host_cannot_be_attached() {
        DataCentre.disconnect(H1);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> ADMIN.get("/mdev-devices?q=host.status=Disconnected&count=true")
                        .body("total", equalTo(6)));

        assertRefused(ADMIN.attach(D1, V1), "HOST.1010", "MDEV.1007");
        ADMIN.get("/mdev-devices/" + D1).body("inventories[0].status", equalTo("Active"));
    }

    @Test
    @Tag("case-23")
    void a_tenant_reaches_its_own_vms_only() {
        DeviceApi tenant = DeviceApi.as(BOB);

        tenant.attach(D1, V4).statusCode(200);
        assertNotFound(tenant.attach(D2, V1));
        assertNotFound(tenant.detach(D1, V1));
    }

    @Test
    void a_tenant_does_not_see_devices_attached_to_vms_of_others() {
        ADMIN.attach(D1, V1).statusCode(200);

        DeviceApi.as(BOB).get("/mdev-devices/" + D1).statusCode(200).body("inventories", hasSize(0));
        DeviceApi.as(BOB).get("/mdev-devices?count=true").body("total", equalTo(9));
        ADMIN.get("/mdev-devices?count=true").body("total", equalTo(10));
    }

    @Test
    @Tag("case-24")
    void a_reader_cannot_change_anything() {
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
    void an_invalid_body_is_a_bad_request(String body) {
        ADMIN.post(DeviceApi.path(D1, V1), body).statusCode(400).body("error.code", equalTo("SYS.1007"));
    }

    @ParameterizedTest
    @Tag("case-26")
    @ValueSource(strings = {"{\"params\":{},\"systemTags\":[\"t::1\"]}", "{\"params\":{\"systemTags\":[\"t::1\"]}}"})
    void tags_are_deleted_with_the_attachment(String body) {
        ADMIN.post(DeviceApi.path(D1, V1), body).statusCode(200);

        ADMIN.get("/mdev-devices?q=__systemTag__=t::1").body("inventories.uuid", equalTo(List.of(D1)));

        ADMIN.detach(D1, V1).statusCode(200);
        ADMIN.get("/mdev-devices?q=__systemTag__=t::1").body("inventories", hasSize(0));
    }

    @Test
    @Tag("case-27")
    void a_detach_frees_the_device_and_publishes_an_event() {
        AnnouncedEvents announced = AnnouncedEvents.of(V1);
        ADMIN.attach(D1, V1).statusCode(200);

        ADMIN.detach(D1, V1)
                .statusCode(200)
                .body("inventory.status", equalTo("Active"))
                .body("inventory.chooser", equalTo("None"))
                .body("inventory", not(hasKey("vmInstanceUuid")));

        announced.eventually(events -> assertThat(events).containsExactly("device.attached", "device.detached api"));
        assertThat(announced.last())
                .contains(
                        "\"host\":\"910542A_78A1B01\"", "\"mdev_type\":\"nvidia-35\"", "\"vm_instance_uuid\":\"" + V1);
        assertThat(DataCentre.simulatedDevice(D1).getMap("$")).isEmpty();
        ADMIN.attach(D1, V1).statusCode(200);
    }

    @Test
    @Tag("case-28")
    void detaching_a_device_that_is_not_attached_is_refused() {
        ADMIN.attach(D1, V1).statusCode(200);

        assertRefused(ADMIN.detach(D1, V2), "SYS.1006", "MDEV.1003");
        ADMIN.detach(D1, V1).statusCode(200);
        assertRefused(ADMIN.detach(D1, V1), "SYS.1006", "MDEV.1003")
                .body("error.opaque.currentStatus", equalTo("Active"));
    }

    @Test
    @Tag("case-29")
    void the_state_of_an_attached_device_cannot_change() {
        update(D1, "{\"state\":\"Disabled\"}").statusCode(200).body("inventory.state", equalTo("Disabled"));
        update(D1, "{\"state\":\"Enabled\",\"name\":\"mine\"}").body("inventory.name", equalTo("mine"));
        ADMIN.attach(D1, V1).statusCode(200);

        assertRefused(update(D1, "{\"state\":\"Disabled\"}"), "SYS.1006", "MDEV.1011");
        update(D1, "{\"state\":\"Enabled\"}").statusCode(200);
        update(D1, "{}").statusCode(200).body("inventory.name", equalTo("mine"));
    }

    @Test
    @Tag("case-30")
    void the_state_is_case_sensitive() {
        update(D1, "{\"state\":\"enabled\"}").statusCode(503).body("error.code", equalTo("SYS.1007"));
    }

    @Test
    @Tag("case-31")
    void an_unknown_action_is_a_bad_request() {
        ADMIN.put("/mdev-devices/" + D1 + "/actions", "{\"polish\":{}}").statusCode(400);
        ADMIN.put("/mdev-devices/" + D1 + "/actions", "").statusCode(400);
    }

    @Test
    void a_device_that_the_hardware_refuses_becomes_free_again() {
        DataCentre.injectFault("{\"op\":\"attach\",\"error\":\"Io\"}");

        assertRefused(ADMIN.attach(D1, V1), "SYS.1016", "MDEV.1017").body("error.details", containsString(D1));

        ADMIN.attach(D1, V1).statusCode(200);
    }

    @Test
    void an_attach_is_retried_while_the_hardware_is_busy() {
        DataCentre.injectFault("{\"op\":\"attach\",\"error\":\"Busy\",\"times\":2}");

        ADMIN.attach(D1, V1).statusCode(200);
    }

    @Test
    void an_unknown_outcome_is_reconciled_with_the_hardware() {
        AnnouncedEvents announced = AnnouncedEvents.of(V1);
        DataCentre.injectFault("{\"op\":\"attach\",\"error\":\"Timeout\",\"happens\":true}");

        assertRefused(ADMIN.attach(D1, V1), "SYS.1001", "MDEV.1020");

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> ADMIN.get("/mdev-devices/" + D1).body("inventories[0].status", equalTo("Attached")));
        announced.eventually(events -> assertThat(events).containsExactly("device.attached"));
    }

    @Test
    void an_unknown_outcome_without_effect_frees_the_device() {
        DataCentre.injectFault("{\"op\":\"attach\",\"error\":\"Timeout\",\"happens\":false}");

        assertRefused(ADMIN.attach(D1, V1), "SYS.1001", "MDEV.1020");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> ADMIN.get("/mdev-devices/" + D1).body("inventories[0].status", equalTo("Active")));
    }

    @Test
    void a_device_stays_attached_when_the_guest_refuses_to_release_it() {
        ADMIN.attach(D9, V2).statusCode(200);
        DataCentre.injectFault("{\"op\":\"detach\",\"error\":\"Unsupported\"}");

        assertRefused(ADMIN.detach(D9, V2), "SYS.1006", "MDEV.1010");

        ADMIN.get("/mdev-devices/" + D9).body("inventories[0].status", equalTo("Attached"));
        ADMIN.detach(D9, V2).statusCode(200);
    }

    @Test
    void the_path_without_context_is_equivalent() {
        given().header("Authorization", "OAuth " + DeviceApi.FIXTURE_SESSION)
                .post("/v1" + DeviceApi.path(D1, V1))
                .then()
                .statusCode(200)
                .body("inventory.uuid", equalTo(D1));
    }

    @Test
    void unknown_paths_and_methods_return_the_error_object() {
        ADMIN.get("/nothing").statusCode(404).body("error.code", equalTo("SYS.1003"));
        ADMIN.put("/mdev-devices", "{}").statusCode(405).body("error.code", equalTo("SYS.1008"));
        ADMIN.get("/mdev-devices/" + D1 + "/nothing").statusCode(404).body("$", aMapWithSize(1));
    }

    private static ValidatableResponse update(String device, String fields) {
        return ADMIN.put("/mdev-devices/" + device + "/actions", "{\"updateMdevDevice\":%s}".formatted(fields));
    }

    @CanIgnoreReturnValue
    private static ValidatableResponse assertRefused(ValidatableResponse response, String code, String cause) {
        return response.statusCode(503).body("error.code", equalTo(code)).body("error.cause.code", equalTo(cause));
    }

    private static void assertNotFound(ValidatableResponse response) {
        response.statusCode(503).body("error.code", equalTo("SYS.1003"));
    }
}
