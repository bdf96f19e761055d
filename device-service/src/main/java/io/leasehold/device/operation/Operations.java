package io.leasehold.device.operation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where work is ordered, moved on and settled, in the transaction of whoever orders or does it. */
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

    /** Orders work for each subject, due now; where it is ordered already nothing changes. {@code note} says why. */
    public Uni<Void> order(SqlConnection connection, String kind, List<String> subjects, String note) {
        return subjects.isEmpty()
                ? Uni.createFrom().voidItem()
                : store.order(connection, kind, subjects, clock.instant(), note);
    }

    /** Orders work that this process will {@linkplain OperationRunner#start start} itself after the commit. */
    public Uni<Operation> accept(SqlConnection connection, String kind, String subject) {
        return store.accept(connection, kind, subject, clock.instant(), config.claim());
    }

    /** Keeps the operation's row until the transaction ends; fails with {@link LostClaim} when it is another's. */
    public Uni<Void> lock(SqlConnection connection, Operation operation) {
        return store.lock(connection, operation);
    }

    /** Stores the phase that the operation is in now. */
    public Uni<Void> enter(SqlConnection connection, Operation operation) {
        return store.enter(connection, operation, Optional.empty());
    }

    /** The same, and the device is this operation's alone until it is done; {@link DeviceBusy} when it is another's. */
    public Uni<Void> enter(SqlConnection connection, Operation operation, String device) {
        return store.enter(connection, operation, Optional.of(device));
    }

    /** The work is done: its row goes. */
    public Uni<Void> done(SqlConnection connection, Operation operation) {
        return store.delete(connection, operation);
    }

    /** The work is to be tried again after a pause that grows. */
    public Uni<Void> postpone(SqlConnection connection, Operation operation) {
        return store.postpone(connection, operation, dueAfter(operation));
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
