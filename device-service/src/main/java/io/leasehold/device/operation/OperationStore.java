package io.leasehold.device.operation;

import io.leasehold.common.id.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The operation rows, and the name under which this process claims them. */
@Singleton
class OperationStore {
    private static final String ORDER = """
            insert into operation (kind, subject, due_at, note) select $1, subject, $3, $4 from unnest($2::text[]) as subject
            on conflict (kind, subject) do nothing
            """;
    private static final String ACCEPT = """
            insert into operation (kind, subject, due_at, claimed_by, claimed_until)
            values ($1, $2, $3, $4, now() + $5 * interval '1 millisecond')
            returning *
            """;
    private static final String CLAIM = """
            update operation set claimed_by = $2, claimed_until = now() + $3 * interval '1 millisecond'
            where id in (
                select id from operation
                where due_at <= $1 and (claimed_until is null or claimed_until < now())
                order by due_at
                limit $4
                for update skip locked)
            returning *
            """;
    private static final String RENEW = """
            update operation set claimed_until = now() + $3 * interval '1 millisecond'
            where id = any($1) and claimed_by = $2
            """;
    private static final String NEXT = "select min(due_at) from operation where claimed_until is null";
    private static final String LOCK = "select from operation where id = $1 and claimed_by = $2 for update";
    private static final String ENTER = """
            update operation set phase = $3, note = $4, device_uuid = coalesce($5, device_uuid)
            where id = $1 and claimed_by = $2
            """;
    private static final String DELETE = "delete from operation where id = $1 and claimed_by = $2";
    private static final String POSTPONE = """
            update operation set due_at = $3, attempt = attempt + 1, claimed_by = null, claimed_until = null
            where id = $1 and claimed_by = $2
            """;

    private final Pool pool;
    private final UUID self;

    OperationStore(Pool pool, Ids ids) {
        this.pool = pool;
        this.self = ids.next();
    }

    Uni<Void> order(SqlConnection connection, String kind, List<String> subjects, Instant due, String note) {
        return connection
                .preparedQuery(ORDER)
                .execute(Tuple.of(kind, subjects.toArray(String[]::new), utc(due), note))
                .replaceWithVoid();
    }

    /** A new operation that is this process's from the beginning. */
    Uni<Operation> accept(SqlConnection connection, String kind, String subject, Instant due, Duration claim) {
        return connection
                .preparedQuery(ACCEPT)
                .execute(Tuple.of(kind, subject, utc(due), self, millis(claim)))
                .map(rows -> operation(rows.iterator().next()));
    }

    Uni<List<Operation>> claim(Instant now, Duration claim, int most) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(utc(now), self, millis(claim), most))
                .map(rows -> rows.stream().map(OperationStore::operation).toList());
    }

    Uni<Void> renew(Collection<Long> ids, Duration claim) {
        return pool.preparedQuery(RENEW)
                .execute(Tuple.of(ids.toArray(Long[]::new), self, millis(claim)))
                .replaceWithVoid();
    }

    /** When the next unclaimed operation is due. */
    Uni<Optional<Instant>> next() {
        return pool.preparedQuery(NEXT)
                .execute()
                .map(rows -> Optional.ofNullable(rows.iterator().next().getOffsetDateTime(0))
                        .map(OffsetDateTime::toInstant));
    }

    Uni<Void> lock(SqlConnection connection, Operation operation) {
        return mine(operation, connection.preparedQuery(LOCK).execute(Tuple.of(operation.id(), self)));
    }

    /** Stores the operation's phase; with {@code device}, also which device is its alone from now on. */
    Uni<Void> enter(SqlConnection connection, Operation operation, Optional<String> device) {
        return mine(
                        operation,
                        connection
                                .preparedQuery(ENTER)
                                .execute(Tuple.of(
                                        operation.id(),
                                        self,
                                        operation.phase().name(),
                                        operation.note().orElse(null),
                                        device.orElse(null))))
                .onFailure(OperationStore::deviceTaken)
                .transform(taken -> new DeviceBusy(device.orElse("")));
    }

    Uni<Void> delete(SqlConnection connection, Operation operation) {
        return mine(operation, connection.preparedQuery(DELETE).execute(Tuple.of(operation.id(), self)));
    }

    Uni<Void> postpone(SqlConnection connection, Operation operation, Instant due) {
        return mine(operation, connection.preparedQuery(POSTPONE).execute(Tuple.of(operation.id(), self, utc(due))));
    }

    private static <R> Uni<Void> mine(Operation operation, Uni<RowSet<R>> change) {
        return change.invoke(rows -> {
                    if (rows.rowCount() != 1 && rows.size() != 1) {
                        throw new LostClaim(operation);
                    }
                })
                .replaceWithVoid();
    }

    private static boolean deviceTaken(Throwable failure) {
        return failure instanceof PgException refused && "operation_device_unique".equals(refused.getConstraint());
    }

    private static Operation operation(Row row) {
        return new Operation(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("subject"),
                Phase.valueOf(row.getString("phase")),
                Optional.ofNullable(row.getString("note")),
                row.getInteger("attempt"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static double millis(Duration duration) {
        return duration.toMillis();
    }
}
