package io.leasehold.device.attachment;

import static io.leasehold.device.World.D1;
import static io.leasehold.device.World.V1;
import static io.leasehold.device.World.V2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.leasehold.device.DeviceApi;
import io.leasehold.device.DeviceTest;
import io.leasehold.device.World;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DeviceTest
@TestProfile(SlowAndHotTest.Settings.class)
class SlowAndHotTest {
    /** GPUs come to running machines, and clients are not kept waiting. */
    public static class Settings implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("mdev.hotplug.types", "GPU_Video_Controller", "zstack.rest.sync-wait", "1s");
        }
    }

    @BeforeEach
    void the_first_day() {
        World.renew();
    }

    @Test
    @Tag("case-16")
    void a_gpu_comes_to_a_running_machine_where_that_is_allowed() {
        DeviceApi.fixture().attach(D1, V2).statusCode(200);

        assertThat(World.hardware(D1).getBoolean("hot")).isTrue();
        assertThat(World.hardware(D1).getBoolean("cold")).isTrue();
    }

    @Test
    @Tag("case-55")
    void slow_hardware_turns_a_waiting_request_into_a_job() {
        World.fault("{\"op\":\"attach\",\"delayMs\":2500}");

        String location =
                DeviceApi.fixture().attach(D1, V1).statusCode(202).extract().path("location");

        String path = location.substring(location.indexOf("/api-jobs/"));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> DeviceApi.open().get(path).statusCode(200).body("inventory.status", equalTo("Attached")));
    }
}
