package io.leasehold.common.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * Sender of outbox records to Kafka, as CloudEvents in binary mode: attributes are headers, and the value is the
 * payload alone.
 */
@Singleton
class EventSender {
    private static final int MORE_THAN_A_BATCH = 1_024;
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final MutinyEmitter<String> emitter;
    private final ObjectMapper mapper;
    private final String source;

    EventSender(
            @Channel("outbox") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = MORE_THAN_A_BATCH)
                    MutinyEmitter<String> emitter,
            ObjectMapper mapper,
            @ConfigProperty(name = "leasehold.event-source") String source) {
        this.emitter = emitter;
        this.mapper = mapper;
        this.source = source;
    }

    /**
     * Sends the record; completes when all in-sync replicas have the record, and waits while the broker is unavailable.
     */
    Uni<Void> send(OutboxRecord record) {
        OutgoingKafkaRecordMetadata<String> metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(record.topic())
                .withKey(record.key())
                .withHeaders(headers(record))
                .build();
        return emitter.sendMessage(Message.of(record.payload(), Metadata.of(metadata)));
    }

    private Headers headers(OutboxRecord record) {
        RecordHeaders headers = new RecordHeaders();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", record.id().toString());
        add(headers, "ce_type", record.type());
        add(headers, "ce_source", source);
        add(headers, "ce_time", record.time().toString());
        add(headers, "ce_subject", record.key());
        add(headers, "content-type", "application/json");
        stored(record).forEach((name, value) -> add(headers, name, value));
        return headers;
    }

    private Map<String, String> stored(OutboxRecord record) {
        try {
            return mapper.readValue(record.headers(), HEADERS);
        } catch (JsonProcessingException bug) {
            throw new UncheckedIOException(bug);
        }
    }

    private static void add(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
