package io.leasehold.common.inbox;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Factory of plain Kafka clients for the dead letters; keys and values stay bytes, because the bytes may be the reason
 * for the failure.
 */
@Singleton
class DeadLetterClients {
    private final Map<String, Object> broker;
    private final String group;

    DeadLetterClients(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.broker = broker;
        this.group = service + ".dlq";
    }

    /** Returns a reader of the topic, positioned where this service's last replay ended. */
    DeadLetterReader reader(String topic) {
        Map<String, Object> settings = Map.of(
                "group.id",
                group,
                "enable.auto.commit",
                false,
                "auto.offset.reset",
                "earliest",
                "allow.auto.create.topics",
                false,
                "default.api.timeout.ms",
                10_000);
        return DeadLetterReader.on(
                topic, new KafkaConsumer<>(with(settings), new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    }

    Producer<byte[], byte[]> producer() {
        Map<String, Object> settings = Map.of("acks", "all", "enable.idempotence", true);
        return new KafkaProducer<>(with(settings), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private Map<String, Object> with(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(broker);
        all.putAll(settings);
        return all;
    }
}
