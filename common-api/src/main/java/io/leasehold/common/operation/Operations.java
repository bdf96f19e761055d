package io.leasehold.common.operation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leasehold.common.http.RequestIds;
import io.leasehold.common.sql.CommitSignal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Orders operations and records their outcomes, each in the transaction of the caller. What is ordered or woken begins
 * when that transaction has committed.
 *
 * <p>Every outcome fails with {@link LostClaim}, and so rolls its transaction back, when another process has taken the
 * operation over.
 */
@Singleton
public class Operations {
    private final OperationStore store;
    private final OperationConfig config;
    private final CommitSignal commits;
    private final Clock clock;
    private final ObjectMapper mapper = new ObjectMapper();

    Operations(OperationStore store, OperationConfig config, CommitSignal commits, Clock clock) {
        this.store = store;
        this.config = config;
        this.commits = commits;
        this.clock = clock;
    }

    /** Orders operations; see {@link Order} for what becomes of a second order. */
    public Uni<Void> order(SqlConnection connection, List<Order> orders) {
        return orders.isEmpty()
                ? Uni.createFrom().voidItem()
                : store.order(connection, orders, clock.instant(), headers())
                        .invoke(() -> commits.expect(connection))
                        .replaceWithVoid();
    }

    /** Orders one operation; gives its id. */
    public Uni<Long> order(SqlConnection connection, Order order) {
        return store.order(connection, List.of(order), clock.instant(), headers())
                .invoke(() -> commits.expect(connection))
                .map(List::getFirst);
    }

    /**
     * Cancels an order without a job, also while its try runs; does nothing when the operation is done or does not
     * exist.
     */
    public Uni<Void> cancel(SqlConnection connection, String kind, String subject) {
        return store.cancel(connection, kind, subject);
    }

    /** Makes the operations due that wait for one of the things. */
    public Uni<Void> wakeWaiting(SqlConnection connection, List<String> things) {
        return store.wakeWaiting(connection, things, clock.instant()).invoke(() -> commits.expect(connection));
    }

    /** Locks the operation's row until the transaction ends. */
    public Uni<Void> lock(SqlConnection connection, Operation operation) {
        return store.lock(connection, operation);
    }

    /** Stores the operation's phase and note. */
    public Uni<Void> enter(SqlConnection connection, Operation operation) {
        return store.enter(connection, operation, Optional.empty());
    }

    /**
     * Stores the operation's phase and note, and has the operation hold {@code subject} from now until the operation is
     * done, also between its tries. Fails with {@link SubjectBusy} when another operation holds the subject.
     */
    public Uni<Void> enter(SqlConnection connection, Operation operation, String subject) {
        return store.enter(connection, operation, Optional.of(subject));
    }

    /** Ends the operation: its row is removed, or left for another try when it was ordered again during this one. */
    public Uni<Void> done(SqlConnection connection, Operation operation) {
        return store.done(connection, operation).invoke(() -> commits.expect(connection));
    }

    /** Ends a try that failed; the next one follows a pause that grows. */
    public Uni<Void> retry(SqlConnection connection, Operation operation, String error) {
        return store.postpone(
                connection, operation, pauseAfter(operation), operation.attempt() + 1, List.of(), Optional.of(error));
    }

    /** Ends a try that failed; the next one follows after {@code pause}, before which the hardware may still act. */
    public Uni<Void> retry(SqlConnection connection, Operation operation, String error, Duration pause) {
        return store.postpone(
                connection,
                operation,
                clock.instant().plus(pause),
                operation.attempt() + 1,
                List.of(),
                Optional.of(error));
    }

    /** Ends a try that waits for things; the next one follows {@link #wakeWaiting}, or a pause that grows. */
    public Uni<Void> waitFor(SqlConnection connection, Operation operation, List<String> things) {
        return store.postpone(
                connection, operation, pauseAfter(operation), operation.attempt() + 1, things, Optional.empty());
    }

    /** Ends a successful try of recurring work; the next one follows after the pause. */
    public Uni<Void> lookAgain(SqlConnection connection, Operation operation, Duration pause) {
        return store.postpone(connection, operation, clock.instant().plus(pause), 0, List.of(), Optional.empty());
    }

    private Instant pauseAfter(Operation operation) {
        Duration pause = config.firstPause().multipliedBy(1L << Math.min(operation.attempt(), 10));
        return clock.instant().plus(pause.compareTo(config.longestPause()) < 0 ? pause : config.longestPause());
    }

    /** Returns the ids of the ordering request, which logs and events of the work then carry. */
    private String headers() {
        try {
            return mapper.writeValueAsString(RequestIds.current());
        } catch (JsonProcessingException bug) {
            throw new UncheckedIOException(bug);
        }
    }
}
