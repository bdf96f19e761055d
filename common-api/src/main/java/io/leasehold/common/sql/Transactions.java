package io.leasehold.common.sql;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Transactions of use cases that use SQL: one connection, one transaction, and a wake-up of the outbox relay after the
 * commit.
 */
@Singleton
public class Transactions {
    private static final Set<String> LOST_RACES = Set.of("40001", "40P01");
    private static final Duration FIRST_PAUSE = Duration.ofMillis(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);

    private final Pool pool;
    private final CommitSignal commits;

    Transactions(Pool pool, CommitSignal commits) {
        this.pool = pool;
        this.commits = commits;
    }

    /**
     * Runs {@code work} in a transaction, which is committed when {@code work} succeeds and rolled back when it fails.
     * Deadlocks and serialisation failures are retried up to ten times, so {@code work} must have no side effects
     * outside the connection.
     */
    public <T> Uni<T> run(Function<SqlConnection, Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() -> attempt(work))
                .onFailure(Transactions::lostRace)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .atMost(10);
    }

    private <T> Uni<T> attempt(Function<SqlConnection, Uni<T>> work) {
        AtomicReference<@Nullable SqlConnection> used = new AtomicReference<>();
        return pool.withTransaction(connection -> {
                    used.set(connection);
                    return work.apply(connection);
                })
                .invoke(() -> signal(used, commits::committed))
                .onTermination()
                .invoke(() -> signal(used, commits::rolledBack));
    }

    private static void signal(AtomicReference<@Nullable SqlConnection> used, Consumer<SqlConnection> listener) {
        Optional.ofNullable(used.get()).ifPresent(listener);
    }

    private static boolean lostRace(Throwable failure) {
        return failure instanceof PgException refused && LOST_RACES.contains(refused.getSqlState());
    }
}
