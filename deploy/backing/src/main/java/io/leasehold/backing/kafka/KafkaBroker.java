package io.leasehold.backing.kafka;

import io.leasehold.backing.server.BackingServer;
import io.leasehold.backing.server.Storage;
import java.util.Collection;

/** Kafka broker of one node that does not create topics automatically. */
public interface KafkaBroker extends BackingServer {

    /** Starts a broker inside this JVM on {@code port}; 0 chooses a free one. */
    static KafkaBroker start(Storage storage, int port) {
        KafkaLogs.quieten();
        return EmbeddedKafkaBroker.start(storage, port);
    }

    /** Starts a broker with temporary data in a container on {@code port}; 0 chooses a free one. */
    static KafkaBroker startContainer(int port) {
        KafkaLogs.quieten();
        return ContainerKafkaBroker.start(port);
    }

    /** Returns an external broker. */
    static KafkaBroker external(String host, int port) {
        KafkaLogs.quieten();
        return new ExternalKafkaBroker(host, port);
    }

    /** Returns the bootstrap address for clients. */
    default String bootstrapServers() {
        return host() + ":" + port();
    }

    /** Creates the topics that do not exist; existing topics are unchanged. */
    default void createTopics(Collection<String> names, int partitions) {
        new Topics(bootstrapServers()).create(names, partitions);
    }
}
