package io.leasehold.common.outbox;

import io.leasehold.common.boundary.CommonBoundary;
import io.leasehold.common.boundary.Steps;
import io.leasehold.common.loop.BackgroundLoop;
import io.leasehold.common.loop.BackgroundLoop.Outcome;
import io.leasehold.common.sql.CommitSignal;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Relay of committed events to Kafka. One process per schema relays at a time and holds an advisory lock on a dedicated
 * connection. When that connection ends, another process takes over and repeats the records that were not yet deleted,
 * with the same ids.
 *
 * <p>Order per key: only the oldest record of each key is in flight, so no record overtakes another, even after
 * failures.
 */
@Singleton
class OutboxRelay {
    private static final Duration STANDBY_PAUSE = Duration.ofSeconds(1);
    /** Poll interval for rows without a commit signal: those of Hibernate sessions and of other replicas. */
    private static final Duration IDLE_PAUSE = Duration.ofMillis(250);

    private final OutboxStore store;
    private final EventSender sender;
    private final Steps steps;
    private final Clock clock;
    private final BackgroundLoop loop;
    private final AtomicReference<@Nullable SqlConnection> held = new AtomicReference<>();
    private final AtomicLong backlog;

    OutboxRelay(OutboxStore store, EventSender sender, Steps steps, Clock clock, Vertx vertx, MeterRegistry metrics) {
        this.store = store;
        this.sender = sender;
        this.steps = steps;
        this.clock = clock;
        this.loop = new BackgroundLoop("outbox relay", vertx, clock, this::pass);
        this.backlog = metrics.gauge("outbox_backlog", new AtomicLong());
    }

    void start(@Observes StartupEvent event, CommitSignal commits) {
        commits.onCommit(loop::wake);
        loop.wake();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    /** Wakes the loop in case a timer was lost; not before the channel to Kafka exists. */
    @Scheduled(every = "5s", delayed = "5s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void sweep() {
        loop.wake();
    }

    @Scheduled(every = "10s", delayed = "10s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> measure() {
        return store.backlog().invoke(backlog::set).replaceWithVoid();
    }

    private Uni<Outcome> pass() {
        SqlConnection connection = held.get();
        return connection == null
                ? store.connect().chain(this::tryToLead)
                : relay(connection).onFailure().call(failure -> release(connection));
    }

    private Uni<Outcome> tryToLead(SqlConnection connection) {
        return store.lock(connection)
                .chain(locked -> locked ? lead(connection) : standBy(connection))
                .onFailure()
                .call(failure -> release(connection));
    }

    private Uni<Outcome> lead(SqlConnection connection) {
        held.set(connection);
        return relay(connection);
    }

    private Uni<Outcome> standBy(SqlConnection connection) {
        return connection.close().replaceWith(after(STANDBY_PAUSE));
    }

    private Uni<Void> release(SqlConnection connection) {
        held.set(null);
        return store.unlock(connection)
                .eventually(connection::close)
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Outcome> relay(SqlConnection connection) {
        return store.next(connection).chain(waiting -> relay(connection, waiting));
    }

    private Uni<Outcome> relay(SqlConnection connection, List<OutboxRecord> waiting) {
        if (waiting.isEmpty()) {
            return Uni.createFrom().item(after(IDLE_PAUSE));
        }
        Queue<OutboxRecord> acknowledged = new ConcurrentLinkedQueue<>();
        return Uni.join()
                .all(firstOfEachKey(waiting).stream()
                        .map(record -> sender.send(record).invoke(() -> acknowledged.add(record)))
                        .toList())
                .andCollectFailures()
                .onItemOrFailure()
                .call(() -> deleteSent(connection, List.copyOf(acknowledged)))
                .replaceWith(Outcome.AGAIN);
    }

    private Uni<Void> deleteSent(SqlConnection connection, List<OutboxRecord> acknowledged) {
        steps.reached(CommonBoundary.OUTBOX_SENT);
        return store.delete(connection, acknowledged);
    }

    private Outcome after(Duration pause) {
        return new Outcome(false, Optional.of(clock.instant().plus(pause)));
    }

    private static List<OutboxRecord> firstOfEachKey(List<OutboxRecord> waiting) {
        Set<OutboxRecord.OrderingKey> taken = new HashSet<>();
        return waiting.stream()
                .filter(record -> taken.add(record.orderingKey()))
                .toList();
    }
}
