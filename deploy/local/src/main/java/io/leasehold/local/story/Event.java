package io.leasehold.local.story;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * An event as Kafka has it.
 *
 * @param id its {@code ce_id}: two records with one id are one event, delivered twice
 * @param type its {@code ce_type}
 */
public record Event(String topic, String key, String type, String id, String value) {
    static Event of(ConsumerRecord<String, String> record) {
        return new Event(
                record.topic(), record.key(), header(record, "ce_type"), header(record, "ce_id"), record.value());
    }

    /** The payload. */
    public JsonObject payload() {
        return new JsonObject(value);
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
