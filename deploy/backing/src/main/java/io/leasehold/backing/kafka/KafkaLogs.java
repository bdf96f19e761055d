package io.leasehold.backing.kafka;

import io.leasehold.backing.server.QuietLogs;
import java.util.logging.Level;

/**
 * Log levels of Kafka: warnings, except for the messages of a controller about an empty log and the repeated messages
 * of clients about an unavailable broker, since tests stop brokers on purpose.
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
