package io.leasehold.compute.refcode;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Recorded reference codes of servers. */
@Singleton
public class RefcodeHistory {
    /** A change of the reference code, with the text of the operator panel. */
    public record RefcodeChange(String refcode, String ledCode, Instant changedAt) {}

    private static final String DELETE = "delete from server_refcode where server_id = $1";
    private static final String HISTORY =
            "select code, led, changed_at from server_refcode_history where server_id = $1 order by id desc";

    private final Pool pool;

    RefcodeHistory(Pool pool) {
        this.pool = pool;
    }

    /** Deletes the state of reading; the history is kept. */
    public Uni<Void> deleteState(SqlConnection connection, UUID server) {
        return connection.preparedQuery(DELETE).execute(Tuple.of(server)).replaceWithVoid();
    }

    /** Returns the last changes, the newest first. */
    public Uni<List<RefcodeChange>> history(UUID server) {
        return pool.preparedQuery(HISTORY)
                .execute(Tuple.of(server))
                .map(rows -> rows.stream().map(RefcodeHistory::change).toList());
    }

    private static RefcodeChange change(Row row) {
        return new RefcodeChange(
                row.getString("code"),
                row.getString("led"),
                row.getOffsetDateTime("changed_at").toInstant());
    }
}
