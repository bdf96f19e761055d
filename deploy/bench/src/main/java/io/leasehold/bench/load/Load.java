package io.leasehold.bench.load;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Closed loop of clients: each sends its next request when the last one is answered, until the time is over. All
 * clients share one event loop, so that the measurement takes little from the measured service.
 */
public final class Load {
    private final int expected;
    private final Supplier<Future<Answer>> call;
    private final List<Long> nanos = new ArrayList<>();
    private final Map<String, Integer> unexpected = new HashMap<>();
    private final Promise<Void> end = Promise.promise();
    private final long begun = System.nanoTime();
    private final long limit;
    private int clients;

    private Load(int expected, Duration time, int clients, Supplier<Future<Answer>> call) {
        this.expected = expected;
        this.limit = begun + time.toNanos();
        this.clients = clients;
        this.call = call;
    }

    /**
     * Runs {@code clients} for {@code time} and measures the responses with the expected status; blocks the caller's
     * thread.
     */
    public static LoadResult run(Vertx vertx, int clients, Duration time, int expected, Supplier<Future<Answer>> call) {
        Load load = new Load(expected, time, clients, call);
        vertx.runOnContext(on -> load.begin());
        load.end.future().toCompletionStage().toCompletableFuture().join();
        Duration elapsed = Duration.ofNanos(System.nanoTime() - load.begun);
        return new LoadResult(Latencies.ofNanos(load.nanos), elapsed, load.unexpected);
    }

    private void begin() {
        for (int client = clients; client > 0; client--) {
            next();
        }
    }

    private void next() {
        long now = System.nanoTime();
        if (now < limit) {
            call.get().onComplete(outcome -> ended(now, outcome));
        } else if (--clients == 0) {
            end.complete();
        }
    }

    private void ended(long since, AsyncResult<Answer> outcome) {
        if (outcome.succeeded() && outcome.result().status() == expected) {
            nanos.add(System.nanoTime() - since);
        } else {
            unexpected.merge(name(outcome), 1, Integer::sum);
        }
        next();
    }

    private static String name(AsyncResult<Answer> outcome) {
        return outcome.succeeded()
                ? outcome.result().status() + " " + outcome.result().body()
                : String.valueOf(outcome.cause());
    }
}
