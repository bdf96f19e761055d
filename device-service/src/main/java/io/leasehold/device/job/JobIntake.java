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

/** Stores a job together with the operation that does it, starts that, and may wait for its end. */
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

    /** Starts a job, or finds the one that has its id. */
    Uni<Job> accept(Job job, Duration timeout) {
        return store(job, timeout)
                .chain(started -> started.isPresent()
                        ? Uni.createFrom().item(job).invoke(() -> start(started.get()))
                        : stored(job));
    }

    /** Starts a job and waits for its answer, for as long as a client may be kept waiting. */
    Uni<Job> acceptAndWait(Job job, Duration timeout) {
        return store(job, timeout)
                .chain(started -> runner.start(started.orElseThrow())
                        .replaceWith(rest.syncWait().toMillis() / POLL_INTERVAL.toMillis())
                        .ifNoItem()
                        .after(rest.syncWait())
                        .recoverWithItem(0L))
                .chain(polls -> awaitOutcome(job, polls));
    }

    /** Finds a job; an authenticated poller finds the jobs of its own account only, an unauthenticated one finds any. */
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

    /** A first try that did not settle it leaves it to further ones, here or elsewhere. */
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
