package io.leasehold.backing.kafka;

import io.leasehold.backing.server.BackingServer;
import io.leasehold.backing.server.Storage;
import java.util.Collection;

/** A Kafka broker of one node that makes no topic by itself. */
public interface KafkaBroker extends BackingServer {

    /** Starts a broker inside this JVM on {@code port}, or on a free one when that is 0. */
    static KafkaBroker start(Storage storage, int port) {
        KafkaLogs.quieten();
        return EmbeddedKafkaBroker.start(storage, port);
    }

    /** Starts a broker in a container whose data are thrown away, on {@code port} or on a free one when that is 0. */
    static KafkaBroker startContainer(int port) {
        KafkaLogs.quieten();
        return ContainerKafkaBroker.start(port);
    }

    /** A broker that somebody else runs. */
    static KafkaBroker external(String host, int port) {
        KafkaLogs.quieten();
        return new ExternalKafkaBroker(host, port);
    }

    /** What clients are configured with. */
    default String bootstrapServers() {
        return host() + ":" + port();
    }

    /** Makes the topics that are not there yet; those that are stay as they are. */
    default void createTopics(Collection<String> names, int partitions) {
        new Topics(bootstrapServers()).create(names, partitions);
    }
}
