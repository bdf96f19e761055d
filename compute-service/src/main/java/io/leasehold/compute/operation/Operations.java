package io.leasehold.compute.operation;

import io.quarkus.hibernate.reactive.panache.Panache;
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

    /** The work is done: its row goes. */
    public Uni<Void> done(SqlConnection connection, Operation operation) {
        return store.delete(connection, operation);
    }

    /** The work is to be tried again after a pause that grows, or as soon as one of the awaited things is there. */
    public Uni<Void> postpone(SqlConnection connection, Operation operation, List<String> awaited) {
        return store.postpone(connection, operation, dueAfter(operation), awaited);
    }

    /** Work that awaits any of the things becomes due now. */
    public Uni<Void> hurry(SqlConnection connection, List<String> things) {
        return store.hurry(connection, things, clock.instant());
    }

    /** The same in the open Hibernate session. */
    public Uni<Void> hurry(List<String> things) {
        return Panache.getSession().chain(session -> store.hurry(session, things, clock.instant()));
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
