package io.leasehold.reservation.lease.change;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;

/** Numbers for the aggregates that compute makes for reservations: this service's own, from 1,000,000 up. */
@Singleton
class AggregateIds {
    private static final String NEXT = "select nextval('aggregate_id_seq')::integer as id from generate_series(1, $1)";

    private final Pool pool;

    AggregateIds(Pool pool) {
        this.pool = pool;
    }

    /** So many new numbers, in one statement; none at all for 0. A number that is not used is lost, which does no harm. */
    Uni<List<Integer>> next(int count) {
        return count == 0
                ? Uni.createFrom().item(List.of())
                : pool.preparedQuery(NEXT)
                        .execute(Tuple.of(count))
                        .map(rows ->
                                rows.stream().map(row -> row.getInteger("id")).toList());
    }
}
