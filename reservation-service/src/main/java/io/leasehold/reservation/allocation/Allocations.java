package io.leasehold.reservation.allocation;

import io.leasehold.common.sql.RowJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hosts with the leases that hold them, in one statement for any number of hosts (contract section 1.8). */
@Singleton
class Allocations {
    private static final String BY_HOST = """
            select row_to_json(whole)::text as host
            from (
              select h.id::text as resource_id,
                (select coalesce(json_agg(json_build_object(
                     'id', a.reservation_id, 'lease_id', l.id,
                     'start_date', to_char(l.start_date at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
                     'end_date', to_char(l.end_date at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
                     'slots', case a.kind when 'slot' then a.slots end)
                     order by l.start_date, l.id), '[]')
                   from host_use a join lease_dates l on l.id = a.lease_id
                   where a.host_id = h.id
                     and ($2::text is null or l.id::text = $2) and ($3::text is null or a.reservation_id::text = $3)
                     and ($2::text is not null or $3::text is not null or l.end_date >= $4)) as reservations
              from visible_host h
              where $1::bigint is null or h.id = $1
              order by h.id
            ) whole
            """;

    private final Pool pool;
    private final Clock clock;

    Allocations(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Finds all registered hosts, or one of them; the filters select reservations, not hosts. */
    Uni<List<AllocationView>> find(Optional<Long> host, @Nullable String leaseId, @Nullable String reservationId) {
        Tuple filters = Tuple.of(
                host.orElse(null), leaseId, reservationId, clock.instant().atOffset(ZoneOffset.UTC));
        return pool.preparedQuery(BY_HOST)
                .execute(filters)
                .map(rows -> rows.stream()
                        .map(row -> RowJson.read(row.getString("host"), AllocationView.class))
                        .toList());
    }
}
