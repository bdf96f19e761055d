package io.leasehold.common.inbox;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be handled, as it is shown.
 *
 * @param type the CloudEvents type
 * @param reason what the last try failed with
 */
record DeadLetter(
        int partition,
        long offset,
        @Nullable String key,
        @Nullable String type,
        @Nullable String reason) {
    /** What the names of all headers begin with that a record gets on its way to the dead letters. */
    private static final String PREFIX = "dead-letter-";

    static DeadLetter of(ConsumerRecord<byte[], byte[]> record) {
        return new DeadLetter(
                record.partition(),
                record.offset(),
                text(record.key()),
                header(record, "ce_type"),
                header(record, PREFIX + "reason"));
    }

    /** The record as it was before it failed, on its way to {@code origin}. */
    static ProducerRecord<byte[], byte[]> replayOf(ConsumerRecord<byte[], byte[]> record, String origin) {
        List<Header> headers = Arrays.stream(record.headers().toArray())
                .filter(header -> !header.key().startsWith(PREFIX))
                .toList();
        return new ProducerRecord<>(origin, null, record.key(), record.value(), headers);
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return Optional.ofNullable(record.headers().lastHeader(name))
                .map(header -> text(header.value()))
                .orElse(null);
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}
