package io.leasehold.reservation.lease;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leasehold.reservation.allocation.Allocation;
import io.leasehold.reservation.allocation.Picker;
import io.leasehold.reservation.allocation.SlotLimits;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Allocations of leases. The exclusion constraints of the table keep a host from being booked twice; slots, which may
 * share a host, are added up under a lock on their hosts.
 */
@Singleton
class AllocationStore {
    private static final String EXCLUDED = "23P01";
    /** Sorted by host, so that two leases that want the same hosts wait for each other instead of deadlocking. */
    private static final String INSERT = """
            insert into allocation (reservation_id, lease_id, host_id, kind, slots, vcpus, memory_mb, disk_gb, period)
            select wanted.reservation_id, $1, h.id, case when wanted.vcpus is null then 'host' else 'slot' end,
              wanted.slots, wanted.vcpus, wanted.memory_mb, wanted.disk_gb, tstzrange($2, $3)
            from json_to_recordset($4::text::json) as wanted
              (reservation_id uuid, host_id bigint, slots integer, vcpus integer, memory_mb integer, disk_gb integer)
            join host h on h.id = wanted.host_id
            where h.state = 'REGISTERED' and h.reservable
            order by h.id
            for %s of h
            on conflict do nothing
            """;

    private static final String INSERT_HOSTS = INSERT.formatted("key share");
    private static final String INSERT_SLOTS = INSERT.formatted("update");
    private static final String LOCK = "select from host where id = any ($1) order by id for update";
    private static final String STRETCH = "update allocation set period = tstzrange($2, $3) where lease_id = $1";
    private static final String RELEASE = "delete from allocation where lease_id = any ($1)";

    private final SlotLimits limits;
    private final ObjectMapper mapper;

    AllocationStore(SlotLimits limits, ObjectMapper mapper) {
        this.limits = limits;
        this.mapper = mapper;
    }

    /** Allocates the lease's hosts; fails with {@link LostRace} when others took them, or their room, meanwhile. */
    Uni<Void> insert(SqlConnection connection, Lease lease, Instant until) {
        List<AllocationRow> wanted = AllocationRow.of(lease);
        if (wanted.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(lease.holdsSlots() ? INSERT_SLOTS : INSERT_HOSTS)
                .execute(Tuple.of(lease.id(), utc(lease.window().start()), utc(until), json(wanted)))
                .invoke(rows -> LostRace.unless(rows.rowCount() == wanted.size()))
                .chain(() -> isExceeded(connection, lease, until))
                .invoke(exceeded -> LostRace.unless(!exceeded))
                .replaceWithVoid();
    }

    /** Holds the same hosts for the lease's window now; 400 when something of them is promised to others in it. */
    Uni<Void> stretch(SqlConnection connection, Lease lease, Instant until) {
        return lock(connection, lease)
                .chain(() -> connection
                        .preparedQuery(STRETCH)
                        .execute(Tuple.of(lease.id(), utc(lease.window().start()), utc(until))))
                .onFailure(AllocationStore::excluded)
                .transform(taken -> Picker.notEnough())
                .chain(() -> isExceeded(connection, lease, until))
                .invoke(AllocationStore::requireRoom)
                .replaceWithVoid();
    }

    /** Frees all hosts of the leases. */
    Uni<Void> release(SqlConnection connection, Collection<UUID> leases) {
        return connection
                .preparedQuery(RELEASE)
                .execute(Tuple.of(leases.toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    private static Uni<Void> lock(SqlConnection connection, Lease lease) {
        return lease.holdsSlots()
                ? connection.preparedQuery(LOCK).execute(Tuple.of(hosts(lease))).replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    private Uni<Boolean> isExceeded(SqlConnection connection, Lease lease, Instant until) {
        return lease.holdsSlots()
                ? limits.isExceeded(connection, hosts(lease), lease.window().start(), until)
                : Uni.createFrom().item(false);
    }

    private static void requireRoom(boolean exceeded) {
        if (exceeded) {
            throw Picker.notEnough();
        }
    }

    private static Long[] hosts(Lease lease) {
        return lease.allocations().map(Allocation::hostId).distinct().toArray(Long[]::new);
    }

    private String json(List<AllocationRow> rows) {
        try {
            return mapper.writeValueAsString(rows);
        } catch (JsonProcessingException bug) {
            throw new UncheckedIOException(bug);
        }
    }

    private static boolean excluded(Throwable failure) {
        return failure instanceof PgException refused && EXCLUDED.equals(refused.getSqlState());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
