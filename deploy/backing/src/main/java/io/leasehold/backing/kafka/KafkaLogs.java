package io.leasehold.backing.kafka;

import io.leasehold.backing.server.QuietLogs;
import java.util.logging.Level;

/**
 * What Kafka may say: warnings, except those by which a controller greets an empty log and every client of this JVM
 * laments, many times a second, that a broker is not there; tests stop brokers on purpose.
 */
final class KafkaLogs {

    private KafkaLogs() {}

    static void quieten() {
        QuietLogs.below(Level.OFF, "kafka.server.ControllerApis"); // a failed registration is tried again
        QuietLogs.below(Level.WARNING, "kafka", "org.apache.kafka", "state.change.logger");
        QuietLogs.below(
                Level.SEVERE, "org.apache.kafka.controller.QuorumController", "org.apache.kafka.clients.NetworkClient");
    }
}
