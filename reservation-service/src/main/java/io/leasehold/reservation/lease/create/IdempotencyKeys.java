package io.leasehold.reservation.lease.create;

import io.leasehold.common.error.ServiceException;
import io.leasehold.common.sql.Transactions;
import io.leasehold.reservation.lease.LeaseConfig;
import io.leasehold.reservation.lease.store.LostRace;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Idempotency keys in PostgreSQL: a client that has not received the answer to a create request may repeat the request with
 * its key, and no second lease is created. A key belongs to a project and is deleted after the configured time.
 */
@Singleton
class IdempotencyKeys {
    private static final String FIND =
            "select lease_id, request from idempotency_key where project_id = $1 and key = $2";
    private static final String INSERT = """
            insert into idempotency_key (project_id, key, request, lease_id, created_at) values ($1, $2, $3, $4, $5)
            on conflict do nothing
            """;
    private static final String DELETE_EXPIRED = "delete from idempotency_key where created_at < $1";

    private final Pool pool;
    private final Transactions transactions;
    private final LeaseConfig config;
    private final Clock clock;

    IdempotencyKeys(Pool pool, Transactions transactions, LeaseConfig config, Clock clock) {
        this.pool = pool;
        this.transactions = transactions;
        this.config = config;
        this.clock = clock;
    }

    /** Finds the id of the lease that was created with the key; 409 when the key was used for another request. */
    Uni<Optional<UUID>> find(IdempotencyKey key) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(key.projectId(), key.key()))
                .map(rows -> rows.stream().findFirst().map(row -> lease(row, key)));
    }

    /**
     * Creates a lease and records the key, if any, in one transaction; fails with {@link LostRace} when another request is
     * using the key.
     */
    Uni<Void> create(Optional<IdempotencyKey> key, UUID lease, Function<SqlConnection, Uni<Void>> insert) {
        return transactions.run(connection -> key.map(given -> record(connection, given, lease))
                .orElseGet(() -> Uni.createFrom().voidItem())
                .chain(() -> insert.apply(connection)));
    }

    private Uni<Void> record(SqlConnection connection, IdempotencyKey key, UUID lease) {
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.of(key.projectId(), key.key(), key.digest(), lease, utc(clock.instant())))
                .invoke(rows -> LostRace.unless(rows.rowCount() == 1))
                .replaceWithVoid();
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> deleteExpired() {
        return pool.preparedQuery(DELETE_EXPIRED)
                .execute(Tuple.of(utc(clock.instant().minus(config.idempotencyKeyExpiry()))))
                .replaceWithVoid();
    }

    private static UUID lease(Row row, IdempotencyKey key) {
        if (!row.getString("request").equals(key.digest())) {
            throw ServiceException.conflict("Idempotency-Key %s was used for another request".formatted(key.key()));
        }
        return row.getUUID("lease_id");
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
