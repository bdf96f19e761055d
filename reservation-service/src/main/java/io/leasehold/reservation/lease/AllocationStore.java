package io.leasehold.reservation.lease;

import io.leasehold.common.error.ServiceException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;

/** Allocations of leases; the exclusion constraints of the table are what keeps a host from being booked twice. */
@Singleton
class AllocationStore {
    private static final String EXCLUDED = "23P01";
    /** Sorted by host, so that two leases that want the same hosts wait for each other instead of deadlocking. */
    private static final String INSERT = """
            insert into allocation (reservation_id, lease_id, host_id, kind, slots, period)
            select wanted.reservation_id, $1, h.id, 'host', 1, tstzrange($2, $3)
            from unnest($4::uuid[], $5::bigint[]) as wanted (reservation_id, host_id)
            join host h on h.id = wanted.host_id
            where h.state = 'REGISTERED' and h.reservable
            order by h.id
            for key share of h
            on conflict do nothing
            """;

    private static final String STRETCH = "update allocation set period = tstzrange($2, $3) where lease_id = $1";
    private static final String RELEASE = "delete from allocation where lease_id = any ($1)";

    /** Allocates the lease's hosts; fails with {@link LostRace} when another lease took one of them meanwhile. */
    Uni<Void> insert(SqlConnection connection, Lease lease, Instant until) {
        UUID[] reservations = lease.reservations().stream()
                .flatMap(reservation -> reservation.allocations().stream().map(host -> reservation.id()))
                .toArray(UUID[]::new);
        Long[] hosts = lease.reservations().stream()
                .flatMap(reservation -> reservation.allocations().stream().map(Allocation::hostId))
                .toArray(Long[]::new);
        if (hosts.length == 0) {
            return Uni.createFrom().voidItem();
        }
        Tuple values = Tuple.of(lease.id(), utc(lease.window().start()), utc(until), reservations, hosts);
        return connection
                .preparedQuery(INSERT)
                .execute(values)
                .invoke(rows -> LostRace.unless(rows.rowCount() == hosts.length))
                .replaceWithVoid();
    }

    /** Holds the same hosts for another period; 400 when one of them is promised to somebody else in it. */
    Uni<Void> stretch(SqlConnection connection, UUID lease, Instant from, Instant until) {
        return connection
                .preparedQuery(STRETCH)
                .execute(Tuple.of(lease, utc(from), utc(until)))
                .onFailure(AllocationStore::excluded)
                .transform(taken -> ServiceException.badRequest("Not enough hosts available"))
                .replaceWithVoid();
    }

    /** Frees all hosts of the leases. */
    Uni<Void> release(SqlConnection connection, Collection<UUID> leases) {
        return connection
                .preparedQuery(RELEASE)
                .execute(Tuple.of(leases.toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    private static boolean excluded(Throwable failure) {
        return failure instanceof PgException refused && EXCLUDED.equals(refused.getSqlState());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
