package io.leasehold.device.job;

import io.leasehold.common.boundary.Steps;
import io.leasehold.common.operation.OperationEngine;
import io.leasehold.common.operation.Operations;
import io.leasehold.common.operation.Order;
import io.leasehold.common.sql.Transactions;
import io.leasehold.device.DeviceBoundary;
import io.leasehold.device.zstack.Actor;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** Acceptance of jobs: stores a job with its operation, starts the operation, and optionally waits for the outcome. */
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

    JobIntake(
            Transactions transactions,
            JobStore store,
            Operations operations,
            OperationEngine engine,
            Steps steps,
            RestConfig rest) {
        this.transactions = transactions;
        this.store = store;
        this.operations = operations;
        this.engine = engine;
        this.steps = steps;
        this.rest = rest;
    }

    /**
     * Stores and starts the job; returns the stored job when the id is taken.
     *
     * @param console the console that the job's work talks to; empty for work inside the service
     */
    Uni<Job> accept(Job job, String console, Duration timeout) {
        return store(job, console, timeout)
                .chain(operation -> operation.isPresent() ? Uni.createFrom().item(job) : stored(job));
    }

    /** Stores and starts the job and waits for the outcome for at most {@link RestConfig#syncWait}. */
    Uni<Job> acceptAndWait(Job job, String console, Duration timeout) {
        Duration firstWait = FIRST_WAIT.compareTo(rest.syncWait()) < 0 ? FIRST_WAIT : rest.syncWait();
        long polls = rest.syncWait().minus(firstWait).dividedBy(POLL_INTERVAL);
        return store(job, console, timeout)
                .chain(operation -> engine.endOfTry(operation.orElseThrow())
                        .ifNoItem()
                        .after(firstWait)
                        .recoverWithItem((Void) null))
                .chain(() -> awaitOutcome(job, polls));
    }

    /**
     * Finds a job. A poller with a valid session finds only the jobs of its own account, a poller without one finds
     * any.
     */
    Uni<Optional<Job>> find(String uuid, Optional<Actor> poller) {
        return store.find(uuid)
                .map(found -> found.filter(job ->
                        poller.map(actor -> actor.maySee(job.actor().account())).orElse(true)));
    }

    /** Returns the operation's id; empty when the job's id is taken. */
    private Uni<Optional<Long>> store(Job job, String console, Duration timeout) {
        Order order = Order.of(job.request().api(), job.uuid()).as(job.uuid()).at(console);
        return transactions
                .run(connection -> store.insert(connection, job, timeout)
                        .chain(fresh -> fresh
                                ? operations.order(connection, order).map(Optional::of)
                                : Uni.createFrom().item(Optional.<Long>empty())))
                .invoke(() -> steps.reached(DeviceBoundary.JOB_ACCEPTED));
    }

    private Uni<Job> stored(Job job) {
        return store.find(job.uuid()).map(found -> found.orElse(job));
    }

    /**
     * Polls for the outcome: when the first try does not finish the operation, later tries may run in another process.
     */
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
