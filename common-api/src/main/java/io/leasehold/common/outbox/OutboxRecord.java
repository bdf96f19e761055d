package io.leasehold.common.outbox;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;

/** One event on its way out, as it stands in the outbox. */
record OutboxRecord(
        long position, UUID id, String topic, String key, String type, Instant time, String headers, String payload) {
    /** What must keep its order. */
    record OrderingKey(String topic, String key) {}

    static OutboxRecord of(Row row) {
        return new OutboxRecord(
                row.getLong("position"),
                row.getUUID("id"),
                row.getString("topic"),
                row.getString("key"),
                row.getString("type"),
                row.getOffsetDateTime("time").toInstant(),
                row.getString("headers"),
                row.getString("payload"));
    }


    OrderingKey orderingKey() {
        return new OrderingKey(topic, key);
    }
}
