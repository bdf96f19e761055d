package io.leasehold.reservation.lease;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;

/** Numbers for the aggregates that compute makes for reservations: this service's own, from 1,000,000 up. */
@Singleton
class AggregateIds {
    private static final String NEXT = "select nextval('aggregate_id_seq')::integer as id from generate_series(1, $1)";

    /** So many new numbers, in one statement; none at all for 0. */
    Uni<List<Integer>> next(SqlConnection connection, int count) {
        return count == 0
                ? Uni.createFrom().item(List.of())
                : connection
                        .preparedQuery(NEXT)
                        .execute(Tuple.of(count))
                        .map(rows ->
                                rows.stream().map(row -> row.getInteger("id")).toList());
    }
}
