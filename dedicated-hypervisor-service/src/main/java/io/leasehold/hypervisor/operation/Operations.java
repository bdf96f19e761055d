package io.leasehold.hypervisor.operation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Where work is ordered and settled, in the transaction of whoever orders or does it. */
@Singleton
public class Operations {
    private final OperationStore store;
    private final OperationConfig config;
    private final OperationSignal signal;
    private final Clock clock;

    Operations(OperationStore store, OperationConfig config, OperationSignal signal, Clock clock) {
        this.store = store;
        this.config = config;
        this.signal = signal;
        this.clock = clock;
    }

    /** Orders work for each subject, due now; where it is ordered already it becomes due now. */
    public Uni<Void> order(SqlConnection connection, String kind, List<String> subjects) {
        return subjects.isEmpty()
                ? Uni.createFrom().voidItem()
                : store.order(connection, kind, subjects, clock.instant());
    }

    /** Orders work that is not due before {@code pause} has passed. */
    public Uni<Void> orderIn(SqlConnection connection, String kind, String subject, Duration pause) {
        return store.order(connection, kind, List.of(subject), clock.instant().plus(pause));
    }

    /** Takes an order back; nothing when it is done or was never given. */
    public Uni<Void> cancel(SqlConnection connection, String kind, String subject) {
        return store.cancel(connection, kind, subject);
    }

    /** The work is done: its row goes. */
    public Uni<Void> done(SqlConnection connection, Operation operation) {
        return store.delete(connection, operation);
    }

    /** The work is to be tried again after a pause that grows. */
    public Uni<Void> postpone(SqlConnection connection, Operation operation) {
        return store.postpone(connection, operation, dueAfter(operation));
    }

    /** The work goes as it should and is to be looked after again in {@code pause}. */
    public Uni<Void> watch(SqlConnection connection, Operation operation, Duration pause) {
        return store.postpone(connection, operation, clock.instant().plus(pause));
    }

    /** Says, after a commit, that there may be work. */
    public void wake() {
        signal.raise();
    }

    private Instant dueAfter(Operation operation) {
        Duration pause = config.firstPause().multipliedBy(1L << Math.min(operation.attempt(), 10));
        return clock.instant().plus(pause.compareTo(config.longestPause()) < 0 ? pause : config.longestPause());
    }
}
