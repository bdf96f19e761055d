package io.leasehold.device.job;

import io.leasehold.common.operation.OperationEngine;
import io.leasehold.common.operation.Operations;
import io.leasehold.common.operation.Order;
import io.leasehold.common.outbox.Transactions;
import io.leasehold.common.work.Steps;
import io.leasehold.device.DeviceBoundary;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Stores a job together with the operation that does it, starts that, and may wait for its end. */
@Singleton
class JobIntake {
    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);

    private final Transactions transactions;
    private final JobStore store;
    private final Operations operations;
    private final OperationEngine engine;
    private final Steps steps;
    private final RestConfig rest;
    private final JobConfig config;
    private final Clock clock;

    JobIntake(
            Transactions transactions,
            JobStore store,
            Operations operations,
            OperationEngine engine,
            Steps steps,
            RestConfig rest,
            JobConfig config,
            Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.operations = operations;
        this.engine = engine;
        this.steps = steps;
        this.rest = rest;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Starts a job, or finds the one that has its id.
     *
     * @param console the console that the job's work talks to; empty for work inside the service
     */
    Uni<Job> accept(Job job, String console, Optional<Duration> timeout) {
        return store(job, console, timeout, id -> id)
                .chain(operation -> operation.isPresent() ? Uni.createFrom().item(job) : stored(job));
    }

    /** Starts a job and waits for its answer, for as long as a client may be kept waiting. */
    Uni<Job> acceptAndWait(Job job, String console, Optional<Duration> timeout) {
        Duration firstWait = FIRST_WAIT.compareTo(rest.syncWait()) < 0 ? FIRST_WAIT : rest.syncWait();
        long polls = rest.syncWait().minus(firstWait).dividedBy(POLL_INTERVAL);
        return store(job, console, timeout, engine::endOfTry)
                .chain(firstTry ->
                        firstTry.orElseThrow().ifNoItem().after(firstWait).recoverWithItem((Void) null))
                .chain(() -> awaitOutcome(job, polls));
    }

    /** A job that runs, or whose answer is still kept. */
    Uni<Optional<Job>> find(String uuid) {
        return store.find(uuid);
    }

    /** Gives what {@code ordered} makes of the operation's id before the commit; empty when there was a job of that id. */
    private <T> Uni<Optional<T>> store(Job job, String console, Optional<Duration> timeout, Function<Long, T> ordered) {
        Instant now = clock.instant();
        Instant deadline = now.plus(timeout.orElse(config.defaultTimeout()));
        Order order = Order.of(job.request().api(), job.uuid()).as(job.uuid()).at(console);
        return transactions
                .run(connection -> store.insert(connection, job, now, deadline)
                        .chain(fresh -> fresh
                                ? operations.order(connection, order).map(id -> Optional.of(ordered.apply(id)))
                                : Uni.createFrom().item(Optional.<T>empty())))
                .invoke(() -> steps.reached(DeviceBoundary.JOB_ACCEPTED));
    }

    private Uni<Job> stored(Job job) {
        return store.find(job.uuid()).map(found -> found.orElse(job));
    }

    /** Looks at the job until its outcome is there: another process may do the work, or a further try. */
    private Uni<Job> awaitOutcome(Job job, long polls) {
        return stored(job)
                .chain(found -> found.outcome().isPresent() || polls <= 0
                        ? Uni.createFrom().item(found)
                        : Uni.createFrom()
                                .voidItem()
                                .onItem()
                                .delayIt()
                                .by(POLL_INTERVAL)
                                .chain(() -> awaitOutcome(job, polls - 1)));
    }
}
