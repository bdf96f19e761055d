package io.leasehold.common.operation;

import io.leasehold.common.error.ServiceException;
import io.leasehold.common.sql.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operations as an administrator sees them, and the administrator's two remedies: retry and abandon. */
@Singleton
class OperationLedger {
    private static final int MOST = 1_000;
    private static final String LIST =
            "select * from operation order by attempt desc, ordered_at limit %d".formatted(MOST);
    private static final String SUMMARY = """
            select count(*) as backlog,
                   coalesce(extract(epoch from now() - min(ordered_at) filter (where due_at <= now())), 0) as oldest
            from operation
            """;
    private static final String RETRY = """
            update operation set orders = orders + 1, attempt = 0, due_at = least(due_at, $2) where id = $1
            """;
    private static final String LOCK =
            "select *, coalesce(claimed_until >= now(), false) as running from operation where id = $1 for update";
    private static final String REMOVE = "delete from operation where id = $1";

    private final Transactions transactions;
    private final OperationRunner runner;
    private final OperationEngine engine;
    private final Pool pool;

    OperationLedger(Transactions transactions, OperationRunner runner, OperationEngine engine, Pool pool) {
        this.transactions = transactions;
        this.runner = runner;
        this.engine = engine;
        this.pool = pool;
    }

    /**
     * An operation as the management port shows it.
     *
     * @param running true while a process works on the operation
     * @param lastError the text of the last failure; absent before the first one
     */
    record Entry(
            long id,
            String kind,
            String subject,
            String job,
            String console,
            String phase,
            int attempts,
            Instant orderedAt,
            Instant dueAt,
            boolean running,
            @Nullable String lastError) {
        static Entry of(Row row) {
            return new Entry(
                    row.getLong("id"),
                    row.getString("kind"),
                    row.getString("subject"),
                    row.getString("job"),
                    row.getString("console"),
                    row.getString("phase"),
                    row.getInteger("attempt"),
                    row.getOffsetDateTime("ordered_at").toInstant(),
                    row.getOffsetDateTime("due_at").toInstant(),
                    row.getUUID("claimed_by") != null,
                    row.getString("last_error"));
        }
    }

    /**
     * Amount of open work.
     *
     * @param backlog the number of operations
     * @param oldestSeconds the age of the oldest one that is due
     */
    record Summary(long backlog, double oldestSeconds) {}

    /** The first thousand operations, those with most failed tries first. */
    Uni<List<Entry>> list() {
        return pool.query(LIST)
                .execute()
                .map(rows -> rows.stream().map(Entry::of).toList());
    }

    Uni<Summary> summary() {
        return pool.query(SUMMARY)
                .execute()
                .map(rows -> rows.iterator().next())
                .map(row -> new Summary(
                        row.getLong("backlog"), row.getNumeric("oldest").doubleValue()));
    }

    /** Makes the operation due now; one that runs is run once more after this try. */
    Uni<Void> retry(long id, Instant now) {
        return transactions
                .run(connection -> connection
                        .preparedQuery(RETRY)
                        .execute(Tuple.of(id, OperationStore.utc(now)))
                        .invoke(rows -> requireFound(rows, id)))
                .invoke(engine::wake)
                .replaceWithVoid();
    }

    /**
     * Puts the subject into its error state and removes the operation (see {@link OperationWork#abandon}); 409 while a
     * process works on the operation, whose deadlines end that soon.
     */
    Uni<Operation> abandon(long id, String reason) {
        return transactions.run(connection -> lock(connection, id)
                .call(operation -> runner.workOf(operation.kind()).abandon(connection, operation, reason))
                .call(() -> connection.preparedQuery(REMOVE).execute(Tuple.of(id))));
    }

    private static Uni<Operation> lock(SqlConnection connection, long id) {
        return connection.preparedQuery(LOCK).execute(Tuple.of(id)).map(rows -> {
            requireFound(rows, id);
            Row row = rows.iterator().next();
            if (row.getBoolean("running")) {
                throw ServiceException.conflict(
                        "Operation %d is running; try again when its try has ended".formatted(id));
            }
            return OperationStore.operation(row);
        });
    }

    private static void requireFound(RowSet<Row> rows, long id) {
        if (rows.rowCount() == 0) {
            throw ServiceException.notFound("Operation %d does not exist".formatted(id));
        }
    }
}
