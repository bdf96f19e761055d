package io.leasehold.reservation.lease.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * One table of allocations, by its statements. Their parameters are the lease's id, start and end of the period, and the
 * wanted rows as JSON.
 */
final class AllocationTable {
    /** What a lease shall have: {@code count} rows. */
    record Wanted(UUID lease, Instant from, Instant until, String rows, int count) {
        Tuple parameters() {
            return Tuple.of(lease, from.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC), rows);
        }
    }

    private final String drop;
    private final String keep;
    private final String insert;

    /**
     * The table with these statements.
     *
     * @param drop removes what the lease has beyond what is wanted; takes the lease's id and the rows
     * @param keep brings what is wanted and there into the period
     * @param insert adds what is wanted and not there, as far as nobody else has it, in the order of ids
     */
    AllocationTable(String drop, String keep, String insert) {
        this.drop = drop;
        this.keep = keep;
        this.insert = insert;
    }

    /** Adds what a new lease wants; fails with {@link LostRace} when somebody has taken of it. */
    Uni<Void> insert(SqlConnection connection, Wanted wanted) {
        return wanted.count() == 0
                ? Uni.createFrom().voidItem()
                : count(connection, insert, wanted)
                        .invoke(added -> LostRace.unless(added == wanted.count()))
                        .replaceWithVoid();
    }

    /** Makes what the lease has what it wants; fails with {@link LostRace} when somebody has taken of it. */
    Uni<Void> replace(SqlConnection connection, Wanted wanted) {
        return connection
                .preparedQuery(drop)
                .execute(Tuple.of(wanted.lease(), wanted.rows()))
                .chain(() -> count(connection, keep, wanted))
                .chain(kept -> count(connection, insert, wanted)
                        .invoke(added -> LostRace.unless(kept + added == wanted.count())))
                .replaceWithVoid();
    }

    private static Uni<Integer> count(SqlConnection connection, String sql, Wanted wanted) {
        return connection.preparedQuery(sql).execute(wanted.parameters()).map(rows -> rows.rowCount());
    }
}
