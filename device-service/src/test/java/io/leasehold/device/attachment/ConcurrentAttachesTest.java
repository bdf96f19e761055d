package io.leasehold.device.attachment;

import static io.leasehold.device.DataCentre.D1;
import static io.leasehold.device.DataCentre.D2;
import static io.leasehold.device.DataCentre.D3;
import static io.leasehold.device.DataCentre.D5;
import static io.leasehold.device.DataCentre.D6;
import static io.leasehold.device.DataCentre.D7;
import static io.leasehold.device.DataCentre.V1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leasehold.common.event.Topics;
import io.leasehold.common.test.KafkaLog;
import io.leasehold.device.DataCentre;
import io.leasehold.device.DeviceApi;
import io.leasehold.device.DeviceTest;
import io.leasehold.device.attachment.ConcurrentAttaches.Attach;
import io.leasehold.device.zstack.Uuids;
import io.restassured.path.json.JsonPath;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DeviceTest
class ConcurrentAttachesTest {
    private static final DeviceApi ADMIN = DeviceApi.fixtureSession();

    @BeforeEach
    void reset_the_fixture() {
        DataCentre.reset();
    }

    @Test
    @Tag("case-21")
    void one_of_fifty_concurrent_attaches_of_a_device_succeeds() {
        List<String> vms = DataCentre.createVms(50);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> ADMIN.get("/mdev-devices/candidates?vmInstanceUuid=" + vms.getLast())
                        .statusCode(200));

        List<HttpResponse<String>> answers = ConcurrentAttaches.send(
                vms.stream().map(vm -> new Attach(D1, vm)).toList());

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 200)
                .hasSize(49)
                .allSatisfy(answer -> assertThat(JsonPath.from(answer.body()).getString("error.cause.code"))
                        .isEqualTo("MDEV.1002"));
        Set<String> servers = vms.stream().map(Uuids::dashed).collect(Collectors.toSet());
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(announced(servers)).containsExactly("device.attached"));
    }

    @Test
    @Tag("case-22")
    void concurrent_attaches_give_a_vm_devices_of_one_host_only() {
        List<String> devices = List.of(D1, D2, D3, D5, D6, D7);
        List<Attach> attaches = IntStream.range(0, 20)
                .mapToObj(number -> new Attach(devices.get(number % devices.size()), V1))
                .toList();

        List<HttpResponse<String>> answers = ConcurrentAttaches.send(attaches);

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(3);
        List<String> hosts =
                ADMIN.get("/mdev-devices?q=vmInstanceUuid=" + V1).extract().path("inventories.hostUuid");
        assertThat(hosts).hasSize(3).containsOnly(hosts.getFirst());
    }

    private static Stream<String> announced(Set<String> servers) {
        return new KafkaLog(Topics.DEVICE_ATTACHMENT)
                .read().stream()
                        .filter(record -> servers.contains(record.key()))
                        .map(record -> KafkaLog.header(record, "ce_type"));
    }
}
