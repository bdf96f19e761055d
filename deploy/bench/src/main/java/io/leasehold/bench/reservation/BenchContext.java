package io.leasehold.bench.reservation;

import io.leasehold.bench.database.Database;
import io.leasehold.bench.load.Answer;
import io.leasehold.bench.load.Api;
import io.leasehold.bench.report.Row;
import io.leasehold.bench.stack.BenchStack;
import io.leasehold.local.Progress;
import io.vertx.core.Future;
import java.time.Duration;

/**
 * What all measurements share: the one replica, its tables, a client, and whom to tell how it goes.
 *
 * @param time how long each of them lasts
 */
record BenchContext(BenchStack stack, Database database, Api api, Duration time, Progress progress) {
    /** Where the replica listens. */
    int port() {
        return stack.replicas().get(0).plan().port();
    }

    void say(String line) {
        progress.say(line);
    }

    /** The row, told to whoever waits. */
    Row report(Row row) {
        say(row.toString());
        return row;
    }

    /** The answer, which the caller's thread waits for. */
    Answer await(Future<Answer> answer) {
        return answer.toCompletionStage().toCompletableFuture().join();
    }
}
