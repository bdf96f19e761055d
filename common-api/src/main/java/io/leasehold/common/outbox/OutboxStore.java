package io.leasehold.common.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;

/** Queries of the outbox relay: a lock that one process per schema holds, and rows by position. */
@Singleton
class OutboxStore {
    private static final int BATCH = 500;
    private static final String LOCK = "select pg_try_advisory_lock(hashtext(current_schema()), hashtext('outbox'))";
    private static final String NEXT = "select * from outbox order by position limit " + BATCH;
    private static final String DELETE = "delete from outbox where position = any($1)";

    private final Pool pool;

    OutboxStore(Pool pool) {
        this.pool = pool;
    }

    Uni<SqlConnection> connect() {
        return pool.getConnection();
    }

    /** Tries to take the relay lock; true when this connection may relay until it closes. */
    Uni<Boolean> lock(SqlConnection connection) {
        return connection
                .query(LOCK)
                .execute()
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    Uni<Void> unlock(SqlConnection connection) {
        return connection.query("select pg_advisory_unlock_all()").execute().replaceWithVoid();
    }

    Uni<List<OutboxRecord>> next(SqlConnection connection) {
        return connection
                .preparedQuery(NEXT)
                .execute()
                .map(rows -> rows.stream().map(OutboxRecord::of).toList());
    }

    Uni<Void> delete(SqlConnection connection, List<OutboxRecord> sent) {
        Long[] positions = sent.stream().map(OutboxRecord::position).toArray(Long[]::new);
        return connection.preparedQuery(DELETE).execute(Tuple.of(positions)).replaceWithVoid();
    }

    Uni<Long> backlog() {
        return pool.query("select count(*) from outbox")
                .execute()
                .map(RowSet::iterator)
                .map(rows -> rows.next().getLong(0));
    }
}
