package io.leasehold.reservation.healing;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Leases that hold hosts which may no longer be leased. */
@Singleton
class LostHostsStore {
    private static final int LIMIT = 50;
    private static final String FIND = """
            select a.lease_id, array_agg(distinct a.host_id) as hosts
            from visible_host h join host_use a on a.host_id = h.id join lease_dates l on l.id = a.lease_id
            where not h.reservable and l.status in ('PENDING', 'ACTIVE', 'ERROR')
              and l.end_date > $1 and ($2::timestamptz is null or l.start_date < $2)
            group by a.lease_id
            order by min(l.start_date), a.lease_id
            limit $3
            """;

    private final Pool pool;

    LostHostsStore(Pool pool) {
        this.pool = pool;
    }

    /** Finds up to 50 leases that have not ended at {@code now} and start before {@code horizon}, the earliest first. */
    Uni<List<LostHosts>> find(Instant now, Optional<Instant> horizon) {
        Tuple parameters = Tuple.of(
                now.atOffset(ZoneOffset.UTC),
                horizon.map(time -> time.atOffset(ZoneOffset.UTC)).orElse(null),
                LIMIT);
        return pool.preparedQuery(FIND)
                .execute(parameters)
                .map(rows -> rows.stream().map(LostHostsStore::lost).toList());
    }

    private static LostHosts lost(Row row) {
        return new LostHosts(row.getUUID("lease_id"), Set.of(row.getArrayOfLongs("hosts")));
    }
}
