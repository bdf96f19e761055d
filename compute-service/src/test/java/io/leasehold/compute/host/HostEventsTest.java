package io.leasehold.compute.host;

import static io.leasehold.common.test.TestBacking.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.leasehold.common.event.Topics;
import io.leasehold.common.test.KafkaLog;
import io.leasehold.compute.ComputeApi;
import io.leasehold.compute.ComputeTest;
import io.leasehold.compute.KnownFleet;
import io.leasehold.compute.SimulatorApi;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ComputeTest
class HostEventsTest {
    private static final String H5 = "910542A_78A1B05";
    private static final Duration WITHIN_A_SECOND = Duration.ofSeconds(2);

    private final KafkaLog log = new KafkaLog(Topics.COMPUTE_HOST);

    @BeforeEach
    void the_fleet_is_known() {
        KnownFleet.await();
        await().untilAsserted(() -> assertThat(types()).contains("host.up"));
    }

    @Test
    void a_new_host_is_announced() {
        ConsumerRecord<String, String> first = log.read(H5).getFirst();

        assertThat(KafkaLog.header(first, "ce_type")).isEqualTo("host.up");
        assertThat(KafkaLog.header(first, "ce_source")).isEqualTo("compute");
        assertThat(first.value())
                .isEqualTo("{\"host\":\"910542A_78A1B05\",\"host_uuid\":\"c0a80100-0000-4000-8000-00000000c005\","
                        + "\"hypervisor_id\":5,\"state\":\"up\",\"status\":\"enabled\",\"version\":1}");
    }

    @Test
    void a_power_failure_and_the_recovery_are_announced_at_once() {
        int before = log.read(H5).size();

        SimulatorApi.set(H5, "{\"state\":\"down\"}").statusCode(204);

        await().atMost(WITHIN_A_SECOND)
                .untilAsserted(() -> assertThat(types()).hasSize(before + 1).endsWith("host.down"));
        ComputeApi.as(ADMIN).get("/v2.1/os-hypervisors/5").body("hypervisor.state", equalTo("down"));
        SimulatorApi.set(H5, "{\"state\":\"up\"}").statusCode(204);
        await().atMost(WITHIN_A_SECOND)
                .untilAsserted(() -> assertThat(types()).hasSize(before + 2).endsWith("host.up"));
        assertThat(log.read(H5).getLast().value()).contains("\"state\":\"up\"");
        assertThat(versions()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void a_disabled_host_is_announced_as_down() {
        SimulatorApi.set(H5, "{\"status\":\"disabled\"}").statusCode(204);

        await().atMost(WITHIN_A_SECOND).untilAsserted(() -> assertThat(types()).endsWith("host.down"));
        assertThat(log.read(H5).getLast().value()).contains("\"state\":\"up\",\"status\":\"disabled\"");
        SimulatorApi.set(H5, "{\"status\":\"enabled\"}").statusCode(204);
        await().atMost(WITHIN_A_SECOND).untilAsserted(() -> assertThat(types()).endsWith("host.up"));
    }

    @Test
    void the_control_refuses_unknown_values() {
        SimulatorApi.set("910542A_0000000", "{\"state\":\"down\"}").statusCode(404);
        SimulatorApi.set(H5, "{\"state\":\"sideways\"}").statusCode(400);
        SimulatorApi.set(H5, "nonsense").statusCode(400);
        SimulatorApi.set("nonsense", "{}").statusCode(400);
    }

    private List<String> types() {
        return log.read(H5).stream()
                .map(record -> KafkaLog.header(record, "ce_type"))
                .toList();
    }

    private List<Integer> versions() {
        return log.read(H5).stream()
                .map(record -> Integer.valueOf(record.value().replaceAll(".*\"version\":(\\d+).*", "$1")))
                .toList();
    }
}
