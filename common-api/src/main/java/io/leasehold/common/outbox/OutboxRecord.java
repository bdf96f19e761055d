package io.leasehold.common.outbox;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;

/** Row of the outbox: an event that is not sent yet. */
record OutboxRecord(
        long position, UUID id, String topic, String key, String type, Instant time, String headers, String payload) {
    /** Topic and key of a record; records of the same ordering key are sent in order. */
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
