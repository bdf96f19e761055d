package io.leasehold.local.story;

import io.leasehold.common.event.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reader of the events on Kafka; returns each event once by its id, however often it was delivered. */
public final class EventLog {
    private static final Duration POLL = Duration.ofMillis(100);

    private final String broker;

    /** Creates a reader of the broker {@code host:port}. */
    public EventLog(String broker) {
        this.broker = broker;
    }

    /** Returns the current ends of the topics. */
    public Map<TopicPartition, Long> ends() {
        try (KafkaConsumer<String, String> consumer = consumer()) {
            return consumer.endOffsets(partitions(consumer, Topics.ALL));
        }
    }

    /** Returns the events after the given positions, in the order of their first delivery by topic and key. */
    public List<Event> since(Map<TopicPartition, Long> begin) {
        return read(Topics.ALL, begin);
    }

    /** Returns all events of the topics. */
    public List<Event> of(Collection<String> topics) {
        return read(topics, Map.of());
    }

    /** Returns all dead letters. */
    public List<Event> deadLetters() {
        return of(Topics.ALL.stream().map(Topics::deadLetters).toList());
    }

    private List<Event> read(Collection<String> topics, Map<TopicPartition, Long> begin) {
        try (KafkaConsumer<String, String> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, topics);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            begin.forEach(consumer::seek);
            return distinct(drain(consumer, consumer.endOffsets(partitions)));
        }
    }

    private KafkaConsumer<String, String> consumer() {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", broker);
        settings.put("enable.auto.commit", "false");
        return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }

    private static List<Event> distinct(List<ConsumerRecord<String, String>> records) {
        Set<String> seen = new HashSet<>();
        return records.stream()
                .map(Event::of)
                .filter(event -> seen.add(event.id()))
                .toList();
    }

    private static List<TopicPartition> partitions(KafkaConsumer<String, String> consumer, Collection<String> topics) {
        return topics.stream().flatMap(topic -> partitions(consumer, topic)).toList();
    }

    private static Stream<TopicPartition> partitions(KafkaConsumer<String, String> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()));
    }

    private static List<ConsumerRecord<String, String>> drain(
            KafkaConsumer<String, String> consumer, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> open = new HashMap<>(ends);
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        while (!open.isEmpty()) {
            consumer.poll(POLL).forEach(records::add);
            open.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
        }
        return records;
    }
}
