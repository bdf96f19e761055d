package io.leasehold.device.job;

import io.leasehold.common.outbox.Transactions;
import io.leasehold.common.work.Steps;
import io.leasehold.device.operation.Operation;
import io.leasehold.device.operation.OperationRunner;
import io.leasehold.device.operation.Operations;
import io.leasehold.device.zstack.Actor;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** Acceptance of jobs: stores a job with its operation, starts the operation, and optionally waits for the outcome. */
@Singleton
class JobIntake {
    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

    private final Transactions transactions;
    private final JobStore store;
    private final Operations operations;
    private final OperationRunner runner;
    private final Steps steps;
    private final RestConfig rest;

    JobIntake(
            Transactions transactions,
            JobStore store,
            Operations operations,
            OperationRunner runner,
            Steps steps,
            RestConfig rest) {
        this.transactions = transactions;
        this.store = store;
        this.operations = operations;
        this.runner = runner;
        this.steps = steps;
        this.rest = rest;
    }

    /** Stores and starts the job; returns the stored job when the id is taken. */
    Uni<Job> accept(Job job, Duration timeout) {
        return store(job, timeout)
                .chain(started -> started.isPresent()
                        ? Uni.createFrom().item(job).invoke(() -> start(started.get()))
                        : stored(job));
    }

    /** Stores and starts the job and waits for the outcome for at most {@link RestConfig#syncWait}. */
    Uni<Job> acceptAndWait(Job job, Duration timeout) {
        return store(job, timeout)
                .chain(started -> runner.start(started.orElseThrow())
                        .replaceWith(rest.syncWait().toMillis() / POLL_INTERVAL.toMillis())
                        .ifNoItem()
                        .after(rest.syncWait())
                        .recoverWithItem(0L))
                .chain(polls -> awaitOutcome(job, polls));
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

    private void start(Operation operation) {
        var unused = runner.start(operation);
    }

    private Uni<Optional<Operation>> store(Job job, Duration timeout) {
        return transactions
                .run(connection ->
                        store.insert(connection, job, timeout).chain(fresh -> operation(connection, job, fresh)))
                .invoke(() -> steps.reached("device.job.accepted"));
    }

    private Uni<Optional<Operation>> operation(SqlConnection connection, Job job, boolean fresh) {
        return fresh
                ? operations.accept(connection, job.request().api(), job.uuid()).map(Optional::of)
                : Uni.createFrom().item(Optional.empty());
    }

    private Uni<Job> stored(Job job) {
        return store.find(job.uuid()).map(found -> found.orElse(job));
    }

    /**
     * Polls for the outcome: when the first attempt does not finish the operation, later attempts may run in another
     * process.
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
