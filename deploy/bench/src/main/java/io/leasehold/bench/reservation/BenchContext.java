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
 * Common parts of all measurements: the replica, its tables, a client and the progress output.
 *
 * @param time the duration of each measurement
 */
record BenchContext(BenchStack stack, Database database, Api api, Duration time, Progress progress) {
    /** Returns the port of the replica. */
    int port() {
        return stack.replicas().get(0).plan().port();
    }

    void say(String line) {
        progress.say(line);
    }

    /** Reports the row as progress and returns it. */
    Row report(Row row) {
        say(row.toString());
        return row;
    }

    /** Waits for the response on the caller's thread. */
    Answer await(Future<Answer> answer) {
        return answer.toCompletionStage().toCompletableFuture().join();
    }
}
