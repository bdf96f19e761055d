package io.leasehold.e2e;

import io.leasehold.common.event.Topics;
import io.leasehold.local.Names;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The events of a run as Kafka has them: each once by its id, however often it was delivered. */
final class EventLog {
    /** How many distinct events of each type each lease of the run has had, in one line a lease. */
    Map<String, Map<String, Integer>> summary(String run) {
        Map<String, String> names = new HashMap<>();
        Set<String> seen = new HashSet<>();
        Map<String, Map<String, Integer>> counts = new TreeMap<>();
        List<ConsumerRecord<String, String>> records = read(List.of(Topics.LEASE, Topics.RESERVATION_REPORT));
        records.stream()
                .filter(record -> record.topic().equals(Topics.LEASE))
                .forEach(record ->
                        names.put(record.key(), JsonPath.from(record.value()).getString("name")));
        records.stream()
                .filter(record -> names.getOrDefault(record.key(), "").startsWith(run + " "))
                .filter(record -> seen.add(header(record, "ce_id")))
                .forEach(record -> counts.computeIfAbsent(
                                names.getOrDefault(record.key(), "").substring(run.length() + 1),
                                role -> new TreeMap<>())
                        .merge(header(record, "ce_type"), 1, Integer::sum));
        return counts;
    }

    /** The types of the events of one lease in the order of their first delivery. */
    List<String> types(String topic, String key) {
        Set<String> seen = new HashSet<>();
        return read(List.of(topic)).stream()
                .filter(record -> record.key().equals(key))
                .filter(record -> seen.add(header(record, "ce_id")))
                .map(record -> header(record, "ce_type"))
                .toList();
    }

    /** Everything that could not be handled. */
    List<String> deadLetters() {
        return read(Topics.ALL.stream().map(Topics::deadLetters).toList()).stream()
                .map(ConsumerRecord::value)
                .toList();
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static List<ConsumerRecord<String, String>> read(Collection<String> topics) {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", "127.0.0.1:" + SharedStack.get().port(Names.KAFKA));
        settings.put("enable.auto.commit", "false");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = topics.stream()
                    .flatMap(topic -> partitions(consumer, topic))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return drain(consumer, consumer.endOffsets(partitions));
        }
    }

    private static Stream<TopicPartition> partitions(KafkaConsumer<String, String> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()));
    }

    private static List<ConsumerRecord<String, String>> drain(
            KafkaConsumer<String, String> consumer, Map<TopicPartition, Long> ends) {
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(100)).forEach(records::add);
        }
        return records;
    }
}
