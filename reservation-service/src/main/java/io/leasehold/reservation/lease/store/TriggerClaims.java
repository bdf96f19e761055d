package io.leasehold.reservation.lease.store;

import io.leasehold.common.id.Ids;
import io.leasehold.common.sql.NamedParameters;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Claims of workers, in any process, on the triggers of leases. */
@Singleton
public class TriggerClaims {
    /**
     * Triggers to claim.
     *
     * @param remote true for triggers whose leases need calls to other systems, false for the others
     * @param endsAreRemote true when each end of a lease needs such a call
     * @param limit maximum number
     */
    public record Selection(boolean remote, boolean endsAreRemote, int limit) {}

    /**
     * Claims due triggers of leases in a status that allows them, in the order of contract section 3.3: of one lease the
     * start, then before-end and user-defined triggers, then the end, never two at once; and no start while another lease
     * that shares a host or a floating IP has yet to end by then. Rows that another worker is claiming are skipped; expired
     * claims are taken over.
     */
    private static final String CLAIM = """
            with due as (
              select e.id, e.lease_id, e.event_type
              from event e join lease l on l.id = e.lease_id
              where (e.status = 'UNDONE' and e.time <= #{now}
                  and l.status = any (case e.event_type
                    when 'start_lease' then array['PENDING'] when 'end_lease' then array['ACTIVE', 'ERROR']
                    else array['PENDING', 'ACTIVE', 'TERMINATED', 'ERROR'] end)
                or e.status = 'IN_PROGRESS' and e.claimed_until < now() and l.status not in ('UPDATING', 'DELETING'))
                and not exists (
                  select from event o
                  where o.lease_id = e.lease_id and o.id <> e.id
                    and (o.status = 'IN_PROGRESS' or o.status = 'UNDONE' and o.time <= #{now}
                      and (%1$s, o.time, o.id) < (%2$s, e.time, e.id)))
                and not (e.event_type = 'start_lease' and exists (
                  select from event ending
                  where ending.event_type = 'end_lease' and ending.status in ('UNDONE', 'IN_PROGRESS')
                    and ending.time <= e.time and ending.lease_id <> e.lease_id
                    and ending.lease_id in (
                      select other.lease_id from allocation own join allocation other on other.host_id = own.host_id
                      where own.lease_id = e.lease_id
                      union
                      select other.lease_id
                      from floatingip_allocation own
                      join floatingip_allocation other on other.floatingip_id = own.floatingip_id
                      where own.lease_id = e.lease_id)))
                and #{remote} = (
                  e.event_type = 'end_lease' and #{endsAreRemote}
                  or e.event_type in ('start_lease', 'end_lease') and exists (
                    select from reservation r where r.lease_id = e.lease_id and r.resource_type = 'virtual:floatingip'))
              order by e.time, e.id
              limit #{limit}
              for update of e, l skip locked),
            leases as (
              update lease set status = case due.event_type
                when 'start_lease' then 'STARTING' when 'end_lease' then 'TERMINATING' else lease.status end
              from due where lease.id = due.lease_id)
            update event set status = 'IN_PROGRESS', claim = #{claim}, claimed_until = now() + make_interval(secs => #{expiry})
            from due where event.id = due.id
            returning event.id, event.lease_id, event.event_type, event.time
            """.formatted(rank("o"), rank("e"));

    private static final String STILL_HELD = "select id from event where lease_id = any ($2) and claim = $1";
    private static final String NEXT = "select min(time) from event where status = 'UNDONE' and time > $1";

    private final Pool pool;
    private final Ids ids;

    TriggerClaims(Pool pool, Ids ids) {
        this.pool = pool;
        this.ids = ids;
    }

    /** Claims triggers that are due at {@code now}. */
    public Uni<ClaimedTriggers> claim(Selection selection, Duration expiry, Instant now) {
        UUID id = ids.next();
        NamedParameters parameters = new NamedParameters()
                .bind("now", utc(now))
                .bind("claim", id)
                .bind("expiry", expiry.toMillis() / 1000.0)
                .bind("limit", selection.limit())
                .bind("remote", selection.remote())
                .bind("endsAreRemote", selection.endsAreRemote());
        return pool.withTransaction(connection -> parameters.execute(connection, CLAIM))
                .map(rows -> new ClaimedTriggers(
                        id, rows.stream().map(TriggerClaims::trigger).toList()));
    }

    /** Returns the ids of the triggers that still belong to the claim; others have been taken over. */
    public Uni<Set<UUID>> stillHeld(SqlConnection connection, ClaimedTriggers claimed) {
        UUID[] leases = claimed.triggers().stream().map(DueTrigger::leaseId).toArray(UUID[]::new);
        return connection
                .preparedQuery(STILL_HELD)
                .execute(Tuple.of(claimed.claimId(), leases))
                .map(rows -> rows.stream().map(row -> row.getUUID("id")).collect(Collectors.toSet()));
    }

    /** Returns the time of the first trigger after {@code now}. */
    public Uni<Optional<Instant>> next(Instant now) {
        return pool.preparedQuery(NEXT)
                .execute(Tuple.of(utc(now)))
                .map(rows -> Optional.ofNullable(rows.iterator().next().getOffsetDateTime(0))
                        .map(OffsetDateTime::toInstant));
    }

    /** SQL for the position of a trigger among the due triggers of one lease. */
    private static String rank(String event) {
        return "case %s.event_type when 'start_lease' then 0 when 'end_lease' then 2 else 1 end".formatted(event);
    }

    private static DueTrigger trigger(Row row) {
        return new DueTrigger(
                row.getUUID("id"),
                row.getUUID("lease_id"),
                row.getString("event_type"),
                row.getOffsetDateTime("time").toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
