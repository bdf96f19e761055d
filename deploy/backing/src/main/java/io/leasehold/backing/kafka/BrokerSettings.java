package io.leasehold.backing.kafka;

import static io.leasehold.backing.server.BackingServer.LOOPBACK;
import static java.util.Map.entry;

import io.leasehold.backing.server.FreePort;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Settings of a small broker that starts fast and needs little memory. */
final class BrokerSettings {

    private static final int KIBIBYTE = 1024;
    private static final int MEBIBYTE = 1024 * KIBIBYTE;

    private BrokerSettings() {}

    /** Returns the settings of a node on the loopback interface that is both broker and controller. */
    static Map<String, String> of(Path data, int port) {
        int controllerPort = FreePort.any();
        Map<String, String> settings = new HashMap<>(ofOneNode());
        settings.put("controller.quorum.voters", "1@%s:%d".formatted(LOOPBACK, controllerPort));
        settings.put(
                "listeners",
                "PLAINTEXT://%s:%d,CONTROLLER://%s:%d".formatted(LOOPBACK, port, LOOPBACK, controllerPort));
        settings.put("log.dirs", data.toString());
        return settings;
    }

    /** Returns the settings that do not depend on folder and ports. */
    static Map<String, String> ofOneNode() {
        return Map.ofEntries(
                entry("process.roles", "broker,controller"),
                entry("node.id", "1"),
                entry("controller.listener.names", "CONTROLLER"),
                entry("auto.create.topics.enable", "false"),
                entry("offsets.topic.replication.factor", "1"),
                entry("offsets.topic.num.partitions", "1"),
                entry("transaction.state.log.replication.factor", "1"),
                entry("transaction.state.log.min.isr", "1"),
                entry("transaction.state.log.num.partitions", "1"),
                entry("share.coordinator.state.topic.replication.factor", "1"),
                entry("share.coordinator.state.topic.min.isr", "1"),
                entry("share.coordinator.state.topic.num.partitions", "1"),
                entry("group.initial.rebalance.delay.ms", "0"),
                entry("group.coordinator.threads", "1"),
                entry("num.network.threads", "2"),
                entry("num.io.threads", "2"),
                entry("background.threads", "2"),
                entry("log.cleaner.dedupe.buffer.size", String.valueOf(2 * MEBIBYTE)),
                entry("log.cleaner.io.buffer.size", String.valueOf(256 * KIBIBYTE)),
                entry("log.index.size.max.bytes", String.valueOf(MEBIBYTE)));
    }
}
