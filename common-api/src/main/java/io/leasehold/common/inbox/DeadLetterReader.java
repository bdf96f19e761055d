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
 * Reads what waits on a dead-letter topic: from the last replay up to the moment of opening, so that a record that fails
 * again is not met again. It blocks, and belongs on a worker thread.
 */
class DeadLetterReader implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> ends;

    /** Stands where the consumer's group stands, and closes the consumer if it cannot. */
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

    /** How many records are ahead of it. */
    long waiting() {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
                .sum();
    }

    /** Some of the records ahead, in order for each partition. */
    List<ConsumerRecord<byte[], byte[]>> next() {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(PATIENCE);
        if (records.isEmpty()) {
            throw new TimeoutException("the broker gives no records");
        }
        return StreamSupport.stream(records.spliterator(), false)
                .filter(record -> record.offset() < ends.getOrDefault(partition(record), 0L))
                .toList();
    }

    /** The records are replayed: nobody of this service meets them again. */
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
