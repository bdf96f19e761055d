package io.leasehold.reservation.lease.store;

import io.leasehold.reservation.demand.Address;
import io.leasehold.reservation.demand.Allocation;
import io.leasehold.reservation.demand.SlotDemand;
import io.leasehold.reservation.demand.SlotLimit;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.Reservation;
import io.leasehold.reservation.lease.store.AllocationTable.Wanted;
import io.leasehold.reservation.placement.SlotLimits;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Allocations of leases. The exclusion constraints of the tables keep a host or an address from being booked twice;
 * slots, which may share a host, are added up under a lock on their hosts. Whoever finds something taken that was free
 * when it was picked fails with {@link LostRace}.
 */
@Singleton
class AllocationStore {
    private static final String EXCLUDED = "23P01";
    private static final String WANTED_HOSTS = """
            json_to_recordset($4::text::json) as wanted (reservation_id uuid, host_id bigint, slots integer, resources jsonb)
            """;
    private static final String DROP_HOSTS = """
            delete from allocation held
            where held.lease_id = $1 and not exists (
              select from json_to_recordset($2::text::json) as wanted (reservation_id uuid, host_id bigint)
              where wanted.reservation_id = held.reservation_id and wanted.host_id = held.host_id)
            """;
    private static final String KEEP_HOSTS = """
            update allocation held
            set period = tstzrange($2, $3), slots = wanted.slots, resources = wanted.resources
            from %s
            where held.lease_id = $1 and held.reservation_id = wanted.reservation_id and held.host_id = wanted.host_id
            """.formatted(WANTED_HOSTS);
    /** Sorted by host, so that two leases that want the same hosts wait for each other instead of deadlocking. */
    private static final String INSERT_HOSTS = """
            insert into allocation (reservation_id, lease_id, host_id, kind, slots, resources, period)
            select wanted.reservation_id, $1, h.id, case when wanted.resources is null then 'host' else 'slot' end,
              wanted.slots, wanted.resources, tstzrange($2, $3)
            from %s
            join host h on h.id = wanted.host_id
            where h.state = 'REGISTERED' and h.reservable
            order by h.id
            for %s of h
            on conflict do nothing
            """;

    private static final String WANTED_ADDRESSES =
            "json_to_recordset($4::text::json) as wanted (reservation_id uuid, floatingip_id uuid)";
    private static final String DROP_ADDRESSES = """
            delete from floatingip_allocation held
            where held.lease_id = $1 and not exists (
              select from json_to_recordset($2::text::json) as wanted (reservation_id uuid, floatingip_id uuid)
              where wanted.reservation_id = held.reservation_id and wanted.floatingip_id = held.floatingip_id)
            """;
    private static final String KEEP_ADDRESSES = """
            update floatingip_allocation held
            set period = tstzrange($2, $3)
            from %s
            where held.lease_id = $1 and held.reservation_id = wanted.reservation_id
              and held.floatingip_id = wanted.floatingip_id
            """.formatted(WANTED_ADDRESSES);
    private static final String INSERT_ADDRESSES = """
            insert into floatingip_allocation (reservation_id, lease_id, floatingip_id, period)
            select wanted.reservation_id, $1, f.id, tstzrange($2, $3)
            from %s
            join floatingip f on f.id = wanted.floatingip_id
            order by f.id
            for key share of f
            on conflict do nothing
            """.formatted(WANTED_ADDRESSES);

    private static final AllocationTable WHOLE_HOSTS =
            new AllocationTable(DROP_HOSTS, KEEP_HOSTS, INSERT_HOSTS.formatted(WANTED_HOSTS, "key share"));
    private static final AllocationTable SLOTS =
            new AllocationTable(DROP_HOSTS, KEEP_HOSTS, INSERT_HOSTS.formatted(WANTED_HOSTS, "update"));
    private static final AllocationTable ADDRESSES =
            new AllocationTable(DROP_ADDRESSES, KEEP_ADDRESSES, INSERT_ADDRESSES);
    private static final String LOCK_HOSTS = "select from host where id = any ($1) order by id for update";
    private static final String LOCK_ADDRESSES = "select from floatingip where id = any ($1) order by id for update";
    private static final String RELEASE = "delete from %s where lease_id = any ($1) and reservation_id <> all ($2)";

    private final SlotLimits limits;
    private final RowJson json;

    AllocationStore(SlotLimits limits, RowJson json) {
        this.limits = limits;
        this.json = json;
    }

    /** Allocates what a new lease holds. */
    Uni<Void> insert(SqlConnection connection, Lease lease, Instant until) {
        return hosts(lease)
                .insert(connection, hosts(lease, until))
                .chain(() -> ADDRESSES.insert(connection, addresses(lease, until)))
                .chain(() -> requireRoom(connection, lease, until));
    }

    /**
     * Makes what is allocated to a lease what it holds now, for its window now. Everything is locked first and in order:
     * what is kept, moved and added is not written in one, and two that write in different orders would deadlock.
     */
    Uni<Void> replace(SqlConnection connection, Lease lease, Instant until) {
        return lock(connection, LOCK_HOSTS, hostIds(lease))
                .chain(() -> lock(connection, LOCK_ADDRESSES, addressIds(lease)))
                .chain(() -> hosts(lease).replace(connection, hosts(lease, until)))
                .chain(() -> replaceAddresses(connection, lease, until))
                .onFailure(AllocationStore::isExcluded)
                .transform(taken -> new LostRace())
                .chain(() -> requireRoom(connection, lease, until));
    }

    /** Frees all that the leases hold, but for what reservations hold that failed to end. */
    Uni<Void> release(SqlConnection connection, Collection<Lease> leases, Set<UUID> failed) {
        Tuple which = Tuple.of(leases.stream().map(Lease::id).toArray(UUID[]::new), failed.toArray(UUID[]::new));
        return release(connection, "allocation", which)
                .chain(() -> leases.stream().allMatch(AllocationStore::isWithoutAddresses)
                        ? Uni.createFrom().voidItem()
                        : release(connection, "floatingip_allocation", which));
    }

    private static Uni<Void> release(SqlConnection connection, String table, Tuple which) {
        return connection.preparedQuery(RELEASE.formatted(table)).execute(which).replaceWithVoid();
    }

    private Uni<Void> replaceAddresses(SqlConnection connection, Lease lease, Instant until) {
        return isWithoutAddresses(lease)
                ? Uni.createFrom().voidItem()
                : ADDRESSES.replace(connection, addresses(lease, until));
    }

    private static <T> Uni<Void> lock(SqlConnection connection, String sql, T[] ids) {
        return ids.length == 0
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(sql).execute(Tuple.of((Object) ids)).replaceWithVoid();
    }

    private Uni<Void> requireRoom(SqlConnection connection, Lease lease, Instant until) {
        Set<Long> hosts = slotHosts(lease, any -> true);
        Set<Long> byInventory = slotHosts(lease, demand -> demand.limits() instanceof SlotLimit.Inventory);
        return hosts.isEmpty()
                ? Uni.createFrom().voidItem()
                : limits.isExceeded(
                                connection, hosts, byInventory, lease.window().start(), until)
                        .invoke(exceeded -> LostRace.unless(!exceeded))
                        .replaceWithVoid();
    }

    private static AllocationTable hosts(Lease lease) {
        return slotHosts(lease, any -> true).isEmpty() ? WHOLE_HOSTS : SLOTS;
    }

    private Wanted hosts(Lease lease, Instant until) {
        List<AllocationRow> rows = AllocationRow.of(lease);
        return new Wanted(lease.id(), lease.window().start(), until, json.write(rows), rows.size());
    }

    private Wanted addresses(Lease lease, Instant until) {
        List<AddressRow> rows = AddressRow.of(lease);
        return new Wanted(lease.id(), lease.window().start(), until, json.write(rows), rows.size());
    }

    private static Long[] hostIds(Lease lease) {
        return lease.reservations().stream()
                .flatMap(reservation -> reservation.allocations().stream())
                .map(Allocation::hostId)
                .distinct()
                .toArray(Long[]::new);
    }

    private static UUID[] addressIds(Lease lease) {
        return lease.floatingIps()
                .flatMap(reservation -> reservation.held().addresses().stream())
                .map(Address::id)
                .toArray(UUID[]::new);
    }

    /** The hosts on which the lease has slots of demands that are {@code wanted}. */
    private static Set<Long> slotHosts(Lease lease, Predicate<SlotDemand> wanted) {
        return lease.reservations().stream()
                .filter(reservation -> isSlots(reservation, wanted))
                .flatMap(reservation -> reservation.allocations().stream())
                .map(Allocation::hostId)
                .collect(Collectors.toSet());
    }

    private static boolean isSlots(Reservation reservation, Predicate<SlotDemand> wanted) {
        return reservation.request().demand() instanceof SlotDemand some && wanted.test(some);
    }

    private static boolean isWithoutAddresses(Lease lease) {
        return lease.floatingIps().findAny().isEmpty();
    }

    private static boolean isExcluded(Throwable failure) {
        return failure instanceof PgException refused && EXCLUDED.equals(refused.getSqlState());
    }
}
