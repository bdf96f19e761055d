package io.leasehold.local.story;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Event as read from Kafka.
 *
 * @param id the {@code ce_id}: two records with one id are one event, delivered twice
 * @param type the {@code ce_type}
 */
public record Event(String topic, String key, String type, String id, String value) {
    static Event of(ConsumerRecord<String, String> record) {
        return new Event(
                record.topic(), record.key(), header(record, "ce_type"), header(record, "ce_id"), record.value());
    }

    public JsonObject payload() {
        return new JsonObject(value);
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
