package io.leasehold.device.attachment;

import static io.leasehold.device.World.D1;
import static io.leasehold.device.World.D2;
import static io.leasehold.device.World.D3;
import static io.leasehold.device.World.D5;
import static io.leasehold.device.World.D6;
import static io.leasehold.device.World.D7;
import static io.leasehold.device.World.V1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leasehold.common.event.Topics;
import io.leasehold.common.test.KafkaLog;
import io.leasehold.device.DeviceApi;
import io.leasehold.device.DeviceTest;
import io.leasehold.device.World;
import io.leasehold.device.attachment.Requests.Wanted;
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
class RacingAttachesTest {
    private static final DeviceApi ADMIN = DeviceApi.fixture();

    @BeforeEach
    void the_first_day() {
        World.renew();
    }

    @Test
    @Tag("case-21")
    void of_fifty_that_want_one_device_one_gets_it() {
        List<String> vms = World.vms(50);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> ADMIN.get("/mdev-devices/candidates?vmInstanceUuid=" + vms.getLast())
                        .statusCode(200));

        List<HttpResponse<String>> answers =
                Requests.allAtOnce(vms.stream().map(vm -> new Wanted(D1, vm)).toList());

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 200)
                .hasSize(49)
                .allSatisfy(answer -> assertThat(JsonPath.from(answer.body()).getString("error.cause.code"))
                        .isEqualTo("MDEV.1002"));
        Set<String> servers = vms.stream().map(Uuids::dashed).collect(Collectors.toSet());
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(told(servers)).containsExactly("device.attached"));
    }

    @Test
    @Tag("case-22")
    void one_machine_gets_devices_of_one_host_alone() {
        List<String> devices = List.of(D1, D2, D3, D5, D6, D7);
        List<Wanted> wanted = IntStream.range(0, 20)
                .mapToObj(number -> new Wanted(devices.get(number % devices.size()), V1))
                .toList();

        List<HttpResponse<String>> answers = Requests.allAtOnce(wanted);

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(3);
        List<String> hosts =
                ADMIN.get("/mdev-devices?q=vmInstanceUuid=" + V1).extract().path("inventories.hostUuid");
        assertThat(hosts).hasSize(3).containsOnly(hosts.getFirst());
    }

    private static Stream<String> told(Set<String> servers) {
        return new KafkaLog(Topics.DEVICE_ATTACHMENT)
                .read().stream()
                        .filter(record -> servers.contains(record.key()))
                        .map(record -> KafkaLog.header(record, "ce_type"));
    }
}
