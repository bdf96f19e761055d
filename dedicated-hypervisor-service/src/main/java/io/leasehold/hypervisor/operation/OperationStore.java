package io.leasehold.hypervisor.operation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The operation rows. What is due compares with our clock, whether a claim has expired with the database's. */
@Singleton
class OperationStore {
    private static final String ORDER = """
            insert into operation (kind, subject, due_at)
            select $1, subject, $3 from unnest($2::text[]) as subject
            on conflict (kind, subject) do update set due_at = excluded.due_at, attempt = 0
            """;
    private static final String CLAIM = """
            update operation set claimed_until = now() + $2 * interval '1 millisecond'
            where id in (
                select id from operation
                where due_at <= $1 and (claimed_until is null or claimed_until < now())
                order by due_at
                limit $3
                for update skip locked)
            returning id, kind, subject, attempt, due_at
            """;
    private static final String NEXT = "select min(due_at) from operation where claimed_until is null";
    private static final String DELETE = "delete from operation where id = $1 and due_at = $2";
    private static final String UNCLAIM = "update operation set claimed_until = null where id = $1";
    private static final String CANCEL = "delete from operation where kind = $1 and subject = $2";
    private static final String POSTPONE = """
            update operation
            set due_at = case when due_at = $3 then $2 else due_at end, attempt = attempt + 1, claimed_until = null
            where id = $1
            """;

    private final Pool pool;

    OperationStore(Pool pool) {
        this.pool = pool;
    }

    Uni<Void> order(SqlConnection connection, String kind, List<String> subjects, Instant due) {
        return connection
                .preparedQuery(ORDER)
                .execute(Tuple.of(kind, subjects.toArray(String[]::new), utc(due)))
                .replaceWithVoid();
    }

    Uni<Void> cancel(SqlConnection connection, String kind, String subject) {
        return connection.preparedQuery(CANCEL).execute(Tuple.of(kind, subject)).replaceWithVoid();
    }

    /** At most {@code most} due operations, for this process alone until the claim expires. */
    Uni<List<Operation>> claim(Instant now, Duration claim, int most) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(utc(now), (double) claim.toMillis(), most))
                .map(rows -> rows.stream().map(OperationStore::operation).toList());
    }

    /** When the next unclaimed operation is due. */
    Uni<Optional<Instant>> next() {
        return pool.preparedQuery(NEXT)
                .execute()
                .map(rows -> Optional.ofNullable(rows.iterator().next().getOffsetDateTime(0))
                        .map(OffsetDateTime::toInstant));
    }

    /** Removes it, unless it was ordered again since it was claimed: then it is left for another try. */
    Uni<Void> delete(SqlConnection connection, Operation operation) {
        return connection
                .preparedQuery(DELETE)
                .execute(Tuple.of(operation.id(), utc(operation.dueAt())))
                .chain(rows -> rows.rowCount() == 1 ? Uni.createFrom().voidItem() : unclaim(connection, operation));
    }

    /** Leaves it for {@code due}, unless it was ordered since it was claimed: then it is due at once. */
    Uni<Void> postpone(SqlConnection connection, Operation operation, Instant due) {
        return connection
                .preparedQuery(POSTPONE)
                .execute(Tuple.of(operation.id(), utc(due), utc(operation.dueAt())))
                .replaceWithVoid();
    }

    private Uni<Void> unclaim(SqlConnection connection, Operation operation) {
        return connection
                .preparedQuery(UNCLAIM)
                .execute(Tuple.of(operation.id()))
                .replaceWithVoid();
    }

    private static Operation operation(Row row) {
        return new Operation(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("subject"),
                row.getInteger("attempt"),
                row.getOffsetDateTime("due_at").toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
