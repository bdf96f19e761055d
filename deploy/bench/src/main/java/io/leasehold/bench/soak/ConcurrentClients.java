package io.leasehold.bench.soak;

import io.leasehold.bench.load.Answer;
import io.leasehold.bench.load.Api;
import io.leasehold.local.process.ProcessState;
import io.leasehold.local.process.StackProcess;
import io.vertx.core.AsyncResult;
import io.vertx.core.Promise;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeoutException;

/**
 * Clients, each with its next operation when the last one is answered, and each time at another replica. All of them live
 * on one event loop.
 */
final class ConcurrentClients {
    private static final long RETRY_PAUSE_MILLIS = 50;

    private final Api api;
    private final List<StackProcess> replicas;
    private final SplittableRandom random;
    private final RandomOperations operations;
    private final OutcomeCounts counts;
    private final int limit;
    private final Promise<Void> end = Promise.promise();
    private int clients;

    /** Creates the clients; they stop after {@code limit} responses. */
    ConcurrentClients(
            Api api,
            List<StackProcess> replicas,
            SplittableRandom random,
            RandomOperations operations,
            OutcomeCounts counts,
            int limit) {
        this.api = api;
        this.replicas = replicas;
        this.random = random;
        this.operations = operations;
        this.counts = counts;
        this.limit = limit;
    }

    /** Runs this number of clients; blocks the caller's thread. */
    void work(int number) {
        api.vertx().runOnContext(on -> begin(number));
        var unused = end.future().toCompletionStage().toCompletableFuture().join();
    }

    private void begin(int number) {
        clients = number;
        for (int client = 0; client < number; client++) {
            next();
        }
    }

    private void next() {
        List<StackProcess> serving = replicas.stream()
                .filter(replica -> replica.state() == ProcessState.READY)
                .toList();
        if (counts.answered() >= limit) {
            leave();
        } else if (serving.isEmpty()) {
            pause();
        } else {
            perform(operations.draw(), serving.get(random.nextInt(serving.size())));
        }
    }

    private void leave() {
        if (--clients == 0) {
            end.complete();
        }
    }

    private void pause() {
        var unused = api.vertx().setTimer(RETRY_PAUSE_MILLIS, timer -> next());
    }

    private void perform(ClientOperation operation, StackProcess replica) {
        operation.call().apply(replica.plan().port()).onComplete(outcome -> ended(operation, outcome));
    }

    private void ended(ClientOperation operation, AsyncResult<Answer> outcome) {
        if (outcome.succeeded()) {
            counts.answered(operation.name(), outcome.result());
            operation.afterwards().accept(outcome.result());
            next();
        } else if (outcome.cause() instanceof TimeoutException) {
            counts.wrong(operation.name(), "no answer: " + outcome.cause().getMessage());
            next();
        } else {
            counts.cutOff(operation.name());
            pause();
        }
    }
}
