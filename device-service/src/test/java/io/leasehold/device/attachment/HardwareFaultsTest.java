package io.leasehold.device.attachment;

import static io.leasehold.device.DataCentre.D1;
import static io.leasehold.device.DataCentre.D2;
import static io.leasehold.device.DataCentre.D9;
import static io.leasehold.device.DataCentre.V1;
import static io.leasehold.device.DataCentre.V2;
import static io.leasehold.device.DataCentre.V4;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.leasehold.common.test.TestBacking;
import io.leasehold.device.AnnouncedEvents;
import io.leasehold.device.DataCentre;
import io.leasehold.device.DeviceApi;
import io.leasehold.device.DeviceTest;
import java.time.Duration;
import org.awaitility.core.ThrowingRunnable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hardware that fails, answers late, or does half of a call. */
@DeviceTest
class HardwareFaultsTest {
    private static final DeviceApi ADMIN = DeviceApi.fixtureSession();

    @ConfigProperty(name = "quarkus.management.port")
    int managementPort;

    @BeforeEach
    void reset_the_fixture() {
        DataCentre.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Io", "Permission", "Unsupported", "InvalidState", "Busy"})
    void a_failed_attach_that_took_effect_is_undone(String error) {
        DataCentre.injectFault("{\"op\":\"attach\",\"device\":\"%s\",\"error\":\"%s\",\"happens\":true,\"times\":4}"
                .formatted(D1, error));

        ADMIN.attach(D1, V1).statusCode(503);

        assertStatus(D1, "Active");
        assertThat(DataCentre.simulatedDevice(D1).getMap("$")).isEmpty();
        DataCentre.clearFaults();
        ADMIN.attach(D1, V4).statusCode(200);
    }

    @Test
    void a_failed_attach_whose_effect_cannot_be_asked_for_keeps_the_device_until_it_can() {
        DataCentre.injectFault("{\"op\":\"attach\",\"error\":\"Permission\",\"happens\":true}");
        DataCentre.injectFault("{\"op\":\"holder\",\"error\":\"Permission\"}");

        ADMIN.attach(D1, V1).statusCode(503).body("error.cause.code", equalTo("MDEV.1020"));

        assertStatus(D1, "Reserved");
        eventually(() -> assertStatus(D1, "Attached"));
        assertThat(DataCentre.simulatedDevice(D1).getString("vmInstanceUuid")).isEqualTo(V1);
    }

    @Test
    void an_attach_that_takes_effect_after_the_timeout_is_found() {
        AnnouncedEvents announced = AnnouncedEvents.of(V1);
        DataCentre.injectFault("{\"op\":\"attach\",\"error\":\"Timeout\",\"happens\":true,\"beforeEffect\":true,"
                + "\"delayMs\":2500}");

        ADMIN.attach(D1, V1).statusCode(503).body("error.cause.code", equalTo("MDEV.1020"));

        eventually(() -> assertStatus(D1, "Attached"));
        assertThat(DataCentre.simulatedDevice(D1).getList("holders")).containsExactly(V1);
        announced.eventually(events -> assertThat(events).containsExactly("device.attached"));
    }

    @Test
    void a_detach_that_takes_effect_after_the_timeout_is_found() {
        AnnouncedEvents announced = AnnouncedEvents.of(V1);
        ADMIN.attach(D1, V1).statusCode(200);
        DataCentre.injectFault("{\"op\":\"detach\",\"error\":\"Timeout\",\"happens\":true,\"beforeEffect\":true,"
                + "\"delayMs\":2500}");

        ADMIN.detach(D1, V1).statusCode(503).body("error.cause.code", equalTo("MDEV.1010"));

        eventually(() -> assertStatus(D1, "Active"));
        assertThat(DataCentre.simulatedDevice(D1).getMap("$")).isEmpty();
        announced.eventually(events -> assertThat(events).containsExactly("device.attached", "device.detached api"));
    }

    @Test
    void an_undo_that_the_hypervisor_does_not_confirm_is_listed_with_its_reason_and_tried_again() {
        DataCentre.injectFault("{\"op\":\"attach\",\"error\":\"Io\",\"happens\":true}");
        DataCentre.injectFault("{\"op\":\"detach\",\"error\":\"Timeout\",\"happens\":true}");

        ADMIN.with("X-Job-UUID", "5b2f1c9de0a34f0b9d3f6a7c8e1d2b4a")
                .attach(D1, V1)
                .statusCode(202);

        String entry = "operations.find { it.subject == '%s' }".formatted(D1);
        eventually(() -> given().port(managementPort)
                .get("/q/operations")
                .then()
                .body(entry + ".attempts", equalTo(1))
                .body(entry + ".last_error", equalTo("The hypervisor has not confirmed that the device is detached")));
        eventually(() -> assertStatus(D1, "Active"));
        assertThat(DataCentre.simulatedDevice(D1).getMap("$")).isEmpty();
    }

    @Test
    void a_refused_hot_unplug_restores_the_definition() {
        ADMIN.attach(D9, V2).statusCode(200);
        DataCentre.injectFault(
                "{\"op\":\"detach\",\"error\":\"Unsupported\",\"happens\":true,\"definitionOnly\":true}");

        ADMIN.detach(D9, V2).statusCode(503).body("error.cause.code", equalTo("MDEV.1010"));

        assertStatus(D9, "Attached");
        assertThat(DataCentre.simulatedDevice(D9).getBoolean("hot")).isTrue();
        assertThat(DataCentre.simulatedDevice(D9).getBoolean("cold")).isTrue();
    }

    @Test
    void the_device_of_an_abandoned_attach_is_free_and_disabled() {
        DataCentre.injectFault("{\"op\":\"attach\",\"error\":\"Permission\",\"happens\":true}");
        DataCentre.injectFault("{\"op\":\"holder\",\"error\":\"Permission\",\"times\":1000}");
        ADMIN.attach(D2, V1).statusCode(503);

        int operation = given().port(managementPort)
                .get("/q/operations")
                .jsonPath()
                .getInt("operations.find { it.subject == '%s' }.id".formatted(D2));
        given().port(managementPort)
                .header(
                        "Authorization",
                        "Bearer " + TestBacking.shared().identity().token(TestBacking.ADMIN))
                .post("/q/operations/%d/abandon".formatted(operation))
                .then()
                .statusCode(200);

        assertStatus(D2, "Active");
        ADMIN.get("/mdev-devices/" + D2).body("inventories[0].state", equalTo("Disabled"));
        ADMIN.attach(D2, V1).statusCode(503).body("error.cause.code", equalTo("MDEV.1001"));
    }

    private static void assertStatus(String device, String status) {
        ADMIN.get("/mdev-devices/" + device).body("inventories[0].status", equalTo(status));
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(assertion);
    }
}
