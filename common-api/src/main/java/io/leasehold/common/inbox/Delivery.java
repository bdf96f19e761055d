package io.leasehold.common.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leasehold.common.event.EventFamily;
import io.leasehold.common.event.ServiceEvent;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Received record.
 *
 * @param id the CloudEvents id, the same in every delivery of one event
 * @param event empty for a type that this code does not know
 */
record Delivery<E extends ServiceEvent>(String id, Optional<E> event) {
    static <E extends ServiceEvent> Delivery<E> of(
            ConsumerRecord<String, String> record, EventFamily<E> family, ObjectMapper mapper) {
        String id = required(record, "ce_id");
        String type = required(record, "ce_type");
        return new Delivery<>(id, family.decode(type, new EventFamily.PayloadReader() {
            @Override
            public <P> P read(Class<P> payload) {
                return parse(record.value(), payload, mapper);
            }
        }));
    }

    static Optional<String> header(ConsumerRecord<String, String> record, String name) {
        return Optional.ofNullable(record.headers().lastHeader(name))
                .map(Header::value)
                .map(value -> new String(value, StandardCharsets.UTF_8));
    }

    private static String required(ConsumerRecord<String, String> record, String name) {
        return header(record, name).orElseThrow(() -> new UnreadableRecord("header " + name + " is missing"));
    }

    private static <P> P parse(String json, Class<P> payload, ObjectMapper mapper) {
        try {
            P value = mapper.readValue(json, payload);
            if (value != null) {
                return value;
            }
        } catch (JsonProcessingException | IllegalArgumentException broken) {
            throw new UnreadableRecord("its value is no " + payload.getSimpleName() + ": " + broken.getMessage());
        }
        throw new UnreadableRecord("it has no value");
    }
}
