package io.leasehold.device.attachment;

import static io.leasehold.device.DataCentre.D1;
import static io.leasehold.device.DataCentre.V1;
import static io.leasehold.device.DataCentre.V2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.leasehold.device.DataCentre;
import io.leasehold.device.DeviceApi;
import io.leasehold.device.DeviceTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DeviceTest
@TestProfile(HotplugAndSlowHardwareTest.Settings.class)
class HotplugAndSlowHardwareTest {
    /** Hotplug of GPUs, and a short wait for results. */
    public static class Settings implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("mdev.hotplug.types", "GPU_Video_Controller", "zstack.rest.sync-wait", "1s");
        }
    }

    @BeforeEach
    void reset_the_fixture() {
        DataCentre.reset();
    }

    @Test
    @Tag("case-16")
    void a_gpu_is_attached_to_a_running_vm_when_hotplug_is_configured() {
        DeviceApi.fixtureSession().attach(D1, V2).statusCode(200);

        assertThat(DataCentre.simulatedDevice(D1).getBoolean("hot")).isTrue();
        assertThat(DataCentre.simulatedDevice(D1).getBoolean("cold")).isTrue();
    }

    @Test
    @Tag("case-55")
    void a_request_that_waits_too_long_is_answered_as_a_job() {
        DataCentre.injectFault("{\"op\":\"attach\",\"delayMs\":2500}");

        String location = DeviceApi.fixtureSession()
                .attach(D1, V1)
                .statusCode(202)
                .extract()
                .path("location");

        String path = location.substring(location.indexOf("/api-jobs/"));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        DeviceApi.anonymous().get(path).statusCode(200).body("inventory.status", equalTo("Attached")));
    }
}
