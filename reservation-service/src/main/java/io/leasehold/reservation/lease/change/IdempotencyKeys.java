package io.leasehold.reservation.lease.change;

import io.leasehold.common.error.ServiceException;
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

/**
 * Keys by which clients mark a create request, so that they may repeat one whose answer they did not get: it makes no
 * second lease. A key is its project's, and is forgotten after the configured time.
 */
@Singleton
class IdempotencyKeys {
    private static final String FIND =
            "select lease_id, request from idempotency_key where project_id = $1 and key = $2";
    private static final String INSERT = """
            insert into idempotency_key (project_id, key, request, lease_id, created_at) values ($1, $2, $3, $4, $5)
            on conflict do nothing
            """;
    private static final String FORGET = "delete from idempotency_key where created_at < $1";

    private final Pool pool;
    private final LeaseConfig config;
    private final Clock clock;

    IdempotencyKeys(Pool pool, LeaseConfig config, Clock clock) {
        this.pool = pool;
        this.config = config;
        this.clock = clock;
    }

    /** The lease that the mark has made already; 409 when the key marked another request. */
    Uni<Optional<UUID>> find(IdempotencyKey mark) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(mark.projectId(), mark.key()))
                .map(rows -> rows.stream().findFirst().map(row -> lease(row, mark)));
    }

    /** Notes that the mark makes the lease; fails with {@link LostRace} when it is making another at the same time. */
    Uni<Void> note(SqlConnection connection, IdempotencyKey mark, UUID lease) {
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.of(mark.projectId(), mark.key(), mark.request(), lease, utc(clock.instant())))
                .invoke(rows -> LostRace.unless(rows.rowCount() == 1))
                .replaceWithVoid();
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forgetOld() {
        return pool.preparedQuery(FORGET)
                .execute(Tuple.of(utc(clock.instant().minus(config.idempotencyKeyExpiry()))))
                .replaceWithVoid();
    }

    private static UUID lease(Row row, IdempotencyKey mark) {
        if (!row.getString("request").equals(mark.request())) {
            throw ServiceException.conflict("Idempotency-Key %s was used for another request".formatted(mark.key()));
        }
        return row.getUUID("lease_id");
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
