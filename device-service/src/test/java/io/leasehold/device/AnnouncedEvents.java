package io.leasehold.device;

import static org.awaitility.Awaitility.await;

import io.leasehold.common.event.Topics;
import io.leasehold.common.test.KafkaLog;
import io.leasehold.device.zstack.Uuids;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Attachment events of one virtual machine that the service has published since the creation of this object. */
public final class AnnouncedEvents {
    private static final KafkaLog ATTACHMENTS = new KafkaLog(Topics.DEVICE_ATTACHMENT);

    private final String server;
    private final int before;

    private AnnouncedEvents(String server, int before) {
        this.server = server;
        this.before = before;
    }

    public static AnnouncedEvents of(String vm) {
        String server = Uuids.dashed(vm);
        return new AnnouncedEvents(server, ATTACHMENTS.read(server).size());
    }

    /** Returns types and reasons in order, such as {@code device.detached api}. */
    public List<String> events() {
        return ATTACHMENTS.read(server).stream()
                .skip(before)
                .map(record -> KafkaLog.header(record, "ce_type")
                        + record.value()
                                .replaceAll("^(?!.*\"reason\").*$", "")
                                .replaceAll("^.*\"reason\":\"([a-z-]+)\".*$", " $1"))
                .toList();
    }

    /** Returns the payload of the last event. */
    public String last() {
        return ATTACHMENTS.read(server).getLast().value();
    }

    public void eventually(Consumer<List<String>> assertion) {
        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> assertion.accept(events()));
    }
}
