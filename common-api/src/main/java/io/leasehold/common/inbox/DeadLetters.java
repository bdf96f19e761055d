package io.leasehold.common.inbox;

import io.leasehold.common.error.ServiceException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Records that could not be handled, and their replay to the topic they came from. All services that read the topic
 * share its dead letters and receive a replayed record again. The record keeps its id, so the inbox of a service that
 * has handled the record skips it; the same holds for two concurrent replays and for a replay that was interrupted
 * before it committed its offsets.
 */
@Singleton
class DeadLetters {
    private static final int SHOWN = 100;

    private final DeadLetterTopics topics;
    private final DeadLetterClients clients;
    private final Vertx vertx;

    DeadLetters(DeadLetterTopics topics, DeadLetterClients clients, Vertx vertx) {
        this.topics = topics;
        this.clients = clients;
        this.vertx = vertx;
    }

    /** Returns the records that this service has not replayed yet, by topic. */
    Uni<List<DeadLetterQueue>> waiting() {
        return onWorker(() -> topics.names().stream().map(this::waiting).toList());
    }

    /**
     * Sends the waiting records of the topic back, in order within each key. Returns the number of records; fails with
     * 404 when the topic is not a dead-letter topic of this service.
     */
    Uni<Integer> replay(String topic) {
        return topics.origin(topic)
                .map(origin -> onWorker(() -> replay(topic, origin)))
                .orElseThrow(() -> ServiceException.notFound(
                        "%s is none of this service's dead-letter topics: %s".formatted(topic, topics.names())));
    }

    private DeadLetterQueue waiting(String topic) {
        try (DeadLetterReader reader = clients.reader(topic)) {
            return new DeadLetterQueue(topic, reader.waiting(), first(reader));
        }
    }

    private static List<DeadLetter> first(DeadLetterReader reader) {
        List<DeadLetter> found = new ArrayList<>();
        while (reader.waiting() > 0 && found.size() < SHOWN) {
            reader.next().stream().map(DeadLetter::of).forEach(found::add);
        }
        return found.stream().limit(SHOWN).toList();
    }

    private int replay(String topic, String origin) throws ExecutionException, InterruptedException {
        int replayed = 0;
        try (DeadLetterReader reader = clients.reader(topic);
                Producer<byte[], byte[]> producer = clients.producer()) {
            while (reader.waiting() > 0) {
                List<ConsumerRecord<byte[], byte[]>> records = reader.next();
                send(producer, records, origin);
                reader.commit(records);
                replayed += records.size();
            }
        }
        return replayed;
    }

    private static void send(
            Producer<byte[], byte[]> producer, List<ConsumerRecord<byte[], byte[]>> records, String origin)
            throws ExecutionException, InterruptedException {
        List<Future<RecordMetadata>> sent = records.stream()
                .map(record -> producer.send(DeadLetter.replayOf(record, origin)))
                .toList();
        for (Future<RecordMetadata> acknowledgement : sent) {
            var unused = acknowledgement.get();
        }
    }

    private <T> Uni<T> onWorker(Callable<T> work) {
        return Uni.createFrom()
                .completionStage(() -> vertx.executeBlocking(work, false).toCompletionStage());
    }
}
