package io.leasehold.common.inbox;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Reader of the waiting records of a dead-letter topic: from the last replay up to the end at the time of opening, so
 * that a record that fails again is not read twice. Methods block and belong on a worker thread.
 */
class DeadLetterReader implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> ends;

    /** Opens a reader at the position of the consumer's group; closes the consumer when that fails. */
    static DeadLetterReader on(String topic, Consumer<byte[], byte[]> consumer) {
        try {
            return new DeadLetterReader(topic, consumer);
        } catch (RuntimeException unreachable) {
            consumer.close();
            throw unreachable;
        }
    }

    private DeadLetterReader(String topic, Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        this.ends = consumer.endOffsets(partitions);
    }

    /** Returns the number of records that were not read yet. */
    long waiting() {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
                .sum();
    }

    /**
     * Returns some of the waiting records, in order within each partition; throws {@link TimeoutException} when the
     * broker returns none.
     */
    List<ConsumerRecord<byte[], byte[]>> next() {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(PATIENCE);
        if (records.isEmpty()) {
            throw new TimeoutException("the broker gives no records");
        }
        return StreamSupport.stream(records.spliterator(), false)
                .filter(record -> record.offset() < ends.getOrDefault(partition(record), 0L))
                .toList();
    }

    /** Commits the offsets of replayed records, so that this service does not read them again. */
    void commit(Collection<ConsumerRecord<byte[], byte[]>> records) {
        consumer.commitSync(records.stream()
                .collect(Collectors.toMap(
                        DeadLetterReader::partition,
                        record -> new OffsetAndMetadata(record.offset() + 1),
                        (earlier, later) -> later)));
    }

    @Override
    public void close() {
        consumer.close();
    }

    private static TopicPartition partition(ConsumerRecord<byte[], byte[]> record) {
        return new TopicPartition(record.topic(), record.partition());
    }
}
