package io.leasehold.compute.events;

import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.compute.ServersApi.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.leasehold.common.event.Topics;
import io.leasehold.common.test.KafkaLog;
import io.leasehold.compute.ComputeTest;
import io.leasehold.compute.KnownFleet;
import io.leasehold.compute.Pools;
import io.leasehold.compute.ServersApi;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ComputeTest
class AttachmentEventsTest {
    private static final String DEVICE = "2b29e6effba34e848164039e02511b89";
    private static final KafkaLog ATTACHMENTS = new KafkaLog(Topics.DEVICE_ATTACHMENT);
    private static final ServersApi ALICES = ServersApi.as(ALICE);

    @BeforeEach
    void the_fleet_is_open_to_all_projects() {
        KnownFleet.await();
        Pools.clear();
    }

    @AfterEach
    void servers_are_deleted() {
        ServersApi.clear();
    }

    @Test
    void an_attached_device_is_shown_and_is_named_in_the_deletion_of_its_server() {
        String id = ALICES.boot("with device", "");

        tell("device.attached", "a1", id);

        soon(() -> ALICES.show(id)
                .body("server.attached_devices", hasSize(1))
                .body("server.attached_devices[0].id", equalTo(DEVICE))
                .body("server.attached_devices[0].type", equalTo("nvidia-35"))
                .body("server.attached_devices[0].spec_id", equalTo("5e1ec7ed")));
        tell("device.attached", "a1", id);
        ALICES.delete(id);
        KafkaLog servers = new KafkaLog(Topics.COMPUTE_SERVER);
        soon(() -> assertThat(servers.read(id).getLast().value()).contains("\"devices\":[\"" + DEVICE + "\"]"));
    }

    @Test
    void a_detached_device_is_not_shown_any_more() {
        String id = ALICES.boot("without device", "");
        tell("device.attached", "a2", id);
        soon(() -> ALICES.show(id).body("server.attached_devices", hasSize(1)));

        tell("device.detached", "a2", id);

        soon(() -> ALICES.show(id).body("server.attached_devices", empty()));
    }

    @Test
    void devices_of_unknown_servers_are_ignored() {
        String stranger = UUID.randomUUID().toString();
        String id = ALICES.boot("known", "");

        tell("device.attached", "a3", stranger);
        tell("device.detached", "a3", stranger);
        tell("device.attached", "a4", id);

        soon(() -> ALICES.show(id).body("server.attached_devices", hasSize(1)));
        assertThat(new KafkaLog(Topics.deadLetters(Topics.DEVICE_ATTACHMENT)).read(stranger))
                .isEmpty();
    }

    private static void tell(String type, String attachment, String server) {
        String value = """
                {"attachment_id":"%s","device_uuid":"%s","server_id":"%s","vm_instance_uuid":"%s",
                 "host":"910542A_78A1B01","host_uuid":"af505b47-d522-413d-99d3-61b93cf92d2a",
                 "mdev_spec_uuid":"5e1ec7ed","mdev_type":"nvidia-35","parent_uuid":null,"chooser":"Device",
                 "account_uuid":"aaa8749130bc3d2886d6b9bb3fcb1715","lease_id":null,"attached_at":"2026-01-01T00:00:00Z"}
                """.formatted(attachment + server, DEVICE, server, server.replace("-", ""));
        ATTACHMENTS.write(
                server, value, Map.of("ce_id", UUID.randomUUID().toString(), "ce_type", type, "ce_source", "device"));
    }
}
