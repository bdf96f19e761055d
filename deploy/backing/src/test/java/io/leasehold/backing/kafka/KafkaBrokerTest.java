package io.leasehold.backing.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.leasehold.backing.server.Storage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @TempDir
    Path folder;

    @Test
    void records_pass_and_stay_over_stop_and_start() throws Exception {
        try (KafkaBroker broker = KafkaBroker.start(Storage.persistentIn(folder), 0)) {
            String address = broker.bootstrapServers();
            broker.createTopics(List.of("leases", "hosts"), 6);
            broker.createTopics(List.of("leases", "more"), 6);
            send(address, "first");

            assertThat(read(address, "before", 1)).containsExactly("first");

            broker.stop();
            broker.start();
            send(address, "second");

            assertThat(broker.bootstrapServers()).isEqualTo(address);
            assertThat(read(address, "after", 2)).containsExactly("first", "second");
            assertThat(read(address, "before", 1)).containsExactly("second");
            assertThat(new Topics(address).names()).containsExactlyInAnyOrder("leases", "hosts", "more");
        }
    }

    private static void send(String address, String value) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", address), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("leases", "key", value)).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private static List<String> read(String address, String group, int count) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", address, "group.id", group, "auto.offset.reset", "earliest");
        List<String> values = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("leases"));
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (values.size() < count && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach((ConsumerRecord<String, String> record) -> values.add(record.value()));
            }
            consumer.commitSync();
        }
        return values;
    }
}
