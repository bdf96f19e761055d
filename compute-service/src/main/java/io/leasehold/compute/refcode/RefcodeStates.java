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

/** What was read of servers so far. */
@Singleton
public class RefcodeStates {
    /** A change of a server's code, with the text of its panel. */
    public record Past(String refcode, String ledCode, Instant changedAt) {}

    private static final String FORGET = "delete from server_refcode where server_id = $1";
    private static final String HISTORY =
            "select code, led, changed_at from server_refcode_history where server_id = $1 order by id desc";

    private final Pool pool;

    RefcodeStates(Pool pool) {
        this.pool = pool;
    }

    /** The server's codes are not wanted any more; its history stays. */
    public Uni<Void> forget(SqlConnection connection, UUID server) {
        return connection.preparedQuery(FORGET).execute(Tuple.of(server)).replaceWithVoid();
    }

    /** The last changes, the newest first. */
    public Uni<List<Past>> history(UUID server) {
        return pool.preparedQuery(HISTORY)
                .execute(Tuple.of(server))
                .map(rows -> rows.stream().map(RefcodeStates::past).toList());
    }

    private static Past past(Row row) {
        return new Past(
                row.getString("code"),
                row.getString("led"),
                row.getOffsetDateTime("changed_at").toInstant());
    }
}
