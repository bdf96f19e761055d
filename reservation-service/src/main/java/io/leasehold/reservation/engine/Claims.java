package io.leasehold.reservation.engine;

import io.leasehold.common.id.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The triggers of leases as rows that workers claim, whichever replica they run in. */
@Singleton
class Claims {
    /**
     * Claimable are due triggers in their order (contract section 3.3): of one lease start, before-end, end; and no
     * start while another lease that shares a host has yet to end by then. What another worker claims right now is
     * passed over; what a dead one left behind is taken.
     */
    private static final String CLAIM = """
            with due as (
              select e.id, e.lease_id, e.event_type
              from event e join lease l on l.id = e.lease_id
              where (e.status = 'UNDONE' and e.time <= $1 and l.status in ('PENDING', 'ACTIVE', 'ERROR')
                  or e.status = 'IN_PROGRESS' and e.claimed_until < now())
                and case e.event_type
                  when 'start_lease' then not exists (
                    select from allocation own
                    join allocation other on other.host_id = own.host_id and other.lease_id <> own.lease_id
                    join event ending on ending.lease_id = other.lease_id and ending.event_type = 'end_lease'
                    where own.lease_id = e.lease_id and ending.status in ('UNDONE', 'IN_PROGRESS')
                      and ending.time <= e.time)
                  when 'before_end_lease' then not exists (
                    select from event start
                    where start.lease_id = e.lease_id and start.event_type = 'start_lease'
                      and start.status in ('UNDONE', 'IN_PROGRESS'))
                  else not exists (
                    select from event earlier
                    where earlier.lease_id = e.lease_id
                      and (earlier.event_type = 'start_lease' and earlier.status in ('UNDONE', 'IN_PROGRESS')
                        or earlier.event_type = 'before_end_lease'
                          and (earlier.status = 'IN_PROGRESS' or earlier.status = 'UNDONE' and earlier.time <= $1)))
                end
              order by e.time, e.id
              limit $4
              for update of e, l skip locked),
            leases as (
              update lease set status = case due.event_type
                when 'start_lease' then 'STARTING' when 'end_lease' then 'TERMINATING' else lease.status end
              from due where lease.id = due.lease_id)
            update event set status = 'IN_PROGRESS', claim = $2, claimed_until = now() + make_interval(secs => $3)
            from due where event.id = due.id
            returning event.lease_id, event.event_type, event.time
            """;

    private static final String STILL_HELD = "select lease_id from event where claim = $1";
    private static final String NEXT = "select min(time) from event where status = 'UNDONE' and time > $1";

    private final Pool pool;
    private final Ids ids;
    private final EngineConfig config;

    Claims(Pool pool, Ids ids, EngineConfig config) {
        this.pool = pool;
        this.ids = ids;
        this.config = config;
    }

    /** Claims a batch of the triggers that are due at {@code now}, until the configured expiry has passed. */
    Uni<Claim> claim(Instant now) {
        UUID id = ids.next();
        double expiry = config.claimExpiry().toMillis() / 1000.0;
        return pool.withTransaction(connection ->
                        connection.preparedQuery(CLAIM).execute(Tuple.of(utc(now), id, expiry, config.batch())))
                .map(rows -> new Claim(id, rows.stream().map(Claims::due).toList()));
    }

    /** The leases whose trigger is still this claim's: none that another worker has taken over since. */
    Uni<Set<UUID>> stillHeld(SqlConnection connection, Claim claim) {
        return connection
                .preparedQuery(STILL_HELD)
                .execute(Tuple.of(claim.id()))
                .map(rows -> rows.stream().map(row -> row.getUUID("lease_id")).collect(Collectors.toSet()));
    }

    /** When the first trigger after {@code now} is due. */
    Uni<Optional<Instant>> next(Instant now) {
        return pool.preparedQuery(NEXT)
                .execute(Tuple.of(utc(now)))
                .map(rows -> Optional.ofNullable(rows.iterator().next().getOffsetDateTime(0))
                        .map(OffsetDateTime::toInstant));
    }

    private static DueTrigger due(Row row) {
        return new DueTrigger(
                row.getUUID("lease_id"),
                row.getString("event_type"),
                row.getOffsetDateTime("time").toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
