package io.leasehold.common.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;

/** Runs a use case that speaks SQL: one connection, one transaction, and the outbox relay woken after the commit. */
@Singleton
public class Transactions {
    private static final Set<String> LOST_RACES = Set.of("40001", "40P01");
    private static final Duration FIRST_PAUSE = Duration.ofMillis(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);

    private final Pool pool;
    private final OutboxSignal signal;

    Transactions(Pool pool, OutboxSignal signal) {
        this.pool = pool;
        this.signal = signal;
    }

    /**
     * Commits what {@code work} does, or nothing when it fails. Deadlocks and serialisation failures are tried again,
     * so {@code work} must be a recipe without side effects outside the connection.
     */
    public <T> Uni<T> run(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work)
                .onFailure(Transactions::lostRace)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .atMost(10)
                .invoke(signal::raise);
    }

    private static boolean lostRace(Throwable failure) {
        return failure instanceof PgException refused && LOST_RACES.contains(refused.getSqlState());
    }
}
