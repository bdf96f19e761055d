package io.leasehold.common.inbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leasehold.common.boundary.CommonBoundary;
import io.leasehold.common.boundary.Steps;
import io.leasehold.common.event.EventFamily;
import io.leasehold.common.event.ServiceEvent;
import io.leasehold.common.http.RequestIds;
import io.leasehold.common.sql.Transactions;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Deduplication of delivered records: the event's id is stored in the transaction of its effect, so "delivered at least
 * once" becomes "effective exactly once". During a database outage the record and its successors wait. A record that
 * cannot be handled goes to the dead-letter topic, and the next record is handled.
 */
@Singleton
public class Inbox {
    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final String INSERT_ID = "insert into inbox (message_id) values ($1) on conflict do nothing";
    private static final String DELETE_OLD_IDS = "delete from inbox where received_at < now() - interval '14 days'";
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final int TRIES = 3;

    private final Transactions transactions;
    private final Pool pool;
    private final ObjectMapper mapper;
    private final RequestIds requestIds;
    private final Steps steps;
    private final MeterRegistry metrics;

    Inbox(
            Transactions transactions,
            Pool pool,
            ObjectMapper mapper,
            RequestIds requestIds,
            Steps steps,
            MeterRegistry metrics) {
        this.transactions = transactions;
        this.pool = pool;
        this.mapper = mapper;
        this.requestIds = requestIds;
        this.steps = steps;
        this.metrics = metrics;
    }

    /**
     * Handles one record of {@code family}'s topic.
     *
     * @return completes when the effect is committed, now or earlier, or when the type is unknown; fails when the
     *     record belongs on the dead-letter topic
     */
    public <E extends ServiceEvent> Uni<Void> consume(
            ConsumerRecord<String, String> record, EventFamily<E> family, Reaction<E> reaction) {
        setRequestIds(record);
        return Uni.createFrom()
                .item(() -> Delivery.of(record, family, mapper))
                .chain(delivery -> effect(delivery, reaction))
                .onFailure()
                .invoke(failure -> report(record, failure));
    }

    private <E extends ServiceEvent> Uni<Void> effect(Delivery<E> delivery, Reaction<E> reaction) {
        if (delivery.event().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        E event = delivery.event().get();
        return transactions
                .run(connection -> once(connection, delivery.id(), () -> reaction.apply(connection, event)))
                .onFailure(failure -> !Outage.causes(failure))
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .atMost(TRIES)
                .onFailure(Outage::causes)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .invoke(() -> steps.reached(CommonBoundary.INBOX_COMMITTED));
    }

    private Uni<Void> once(SqlConnection connection, String id, Supplier<Uni<Void>> effect) {
        return connection
                .preparedQuery(INSERT_ID)
                .execute(Tuple.of(id))
                .chain(rows ->
                        rows.rowCount() == 1 ? effect.get() : Uni.createFrom().voidItem());
    }

    private void setRequestIds(ConsumerRecord<String, String> record) {
        MDC.put(RequestIds.REQUEST_ID, requestIds.fresh());
        Delivery.header(record, RequestIds.GLOBAL_REQUEST_ID)
                .or(() -> Delivery.header(record, RequestIds.REQUEST_ID))
                .ifPresent(id -> MDC.put(RequestIds.GLOBAL_REQUEST_ID, id));
    }

    private void report(ConsumerRecord<String, String> record, Throwable failure) {
        metrics.counter("dead_letters", "topic", record.topic()).increment();
        LOG.errorf(
                failure,
                "Record %s-%d@%d goes to the dead-letter topic",
                record.topic(),
                record.partition(),
                record.offset());
    }

    @Scheduled(every = "1h", delayed = "1m")
    Uni<Void> deleteOldIds() {
        return pool.query(DELETE_OLD_IDS).execute().replaceWithVoid();
    }
}
