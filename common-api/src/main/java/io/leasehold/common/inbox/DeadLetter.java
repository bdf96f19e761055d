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
 * Record that could not be handled, in the form of the management interface.
 *
 * @param type the CloudEvents type
 * @param reason the failure of the last attempt
 */
record DeadLetter(
        int partition,
        long offset,
        @Nullable String key,
        @Nullable String type,
        @Nullable String reason) {
    /** Prefix of the headers that a record gets on its way to the dead-letter topic. */
    private static final String PREFIX = "dead-letter-";

    static DeadLetter of(ConsumerRecord<byte[], byte[]> record) {
        return new DeadLetter(
                record.partition(),
                record.offset(),
                text(record.key()),
                header(record, "ce_type"),
                header(record, PREFIX + "reason"));
    }

    /** Returns the record without the dead-letter headers, addressed to {@code origin}. */
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
