package io.leasehold.reservation.lease.store;

import io.leasehold.common.sql.NamedParameters;
import io.leasehold.common.sql.RowJson;
import io.leasehold.reservation.demand.Address;
import io.leasehold.reservation.demand.Demand;
import io.leasehold.reservation.demand.Resources;
import io.leasehold.reservation.demand.SlotDemand;
import io.leasehold.reservation.demand.SlotLimit;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.Reservation;
import io.leasehold.reservation.placement.Conflicts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Allocations of leases. Exclusion constraints of the tables prevent double bookings of hosts and floating IPs. Slots may
 * share a host: their sums are checked while the hosts are locked. When a resource that was free has been taken since, the
 * methods fail with {@link LostRace}.
 */
@Singleton
class AllocationStore {
    /** Statements on one kind of allocation, with the parameters of {@link Wanted}. */
    private record Statements(String drop, String keep, String insert) {}

    /** Allocations that a lease is to have: {@code count} rows as JSON, for the period from {@code from} to {@code until}. */
    private record Wanted(UUID lease, Instant from, Instant until, String rows, int count) {
        NamedParameters parameters() {
            return new NamedParameters()
                    .bind("lease", lease)
                    .bind("from", from.atOffset(ZoneOffset.UTC))
                    .bind("until", until.atOffset(ZoneOffset.UTC))
                    .bind("rows", rows);
        }
    }

    /** A row of {@code allocation}; {@code resources} are what one slot takes, null for a whole host. */
    private record HostRow(
            UUID reservationId,
            long hostId,
            int slots,
            @Nullable Resources resources) {}

    /** A row of {@code floatingip_allocation}. */
    private record AddressRow(UUID reservationId, UUID floatingipId) {}

    private static final String EXCLUSION_VIOLATED = "23P01";

    private static final String WANTED_HOSTS = """
            json_to_recordset(#{rows}::text::json) as wanted (reservation_id uuid, host_id bigint, slots integer, resources jsonb)
            """;
    private static final String DROP_HOSTS = """
            delete from allocation held
            where held.lease_id = #{lease} and not exists (
              select from json_to_recordset(#{rows}::text::json) as wanted (reservation_id uuid, host_id bigint)
              where wanted.reservation_id = held.reservation_id and wanted.host_id = held.host_id)
            """;
    private static final String KEEP_HOSTS = """
            update allocation held
            set period = tstzrange(#{from}, #{until}), slots = wanted.slots, resources = wanted.resources
            from %s
            where held.lease_id = #{lease} and held.reservation_id = wanted.reservation_id and held.host_id = wanted.host_id
            """.formatted(WANTED_HOSTS);
    /** Sorted by host, so that two leases that want the same hosts wait for each other instead of deadlocking. */
    private static final String INSERT_HOSTS = """
            insert into allocation (reservation_id, lease_id, host_id, kind, slots, resources, period)
            select wanted.reservation_id, #{lease}, h.id, case when wanted.resources is null then 'host' else 'slot' end,
              wanted.slots, wanted.resources, tstzrange(#{from}, #{until})
            from %s
            join registered_host h on h.id = wanted.host_id
            where h.reservable
            order by h.id
            for %s of h
            on conflict do nothing
            """;

    private static final String WANTED_ADDRESSES =
            "json_to_recordset(#{rows}::text::json) as wanted (reservation_id uuid, floatingip_id uuid)";
    private static final String DROP_ADDRESSES = """
            delete from floatingip_allocation held
            where held.lease_id = #{lease} and not exists (
              select from json_to_recordset(#{rows}::text::json) as wanted (reservation_id uuid, floatingip_id uuid)
              where wanted.reservation_id = held.reservation_id and wanted.floatingip_id = held.floatingip_id)
            """;
    private static final String KEEP_ADDRESSES = """
            update floatingip_allocation held
            set period = tstzrange(#{from}, #{until})
            from %s
            where held.lease_id = #{lease} and held.reservation_id = wanted.reservation_id
              and held.floatingip_id = wanted.floatingip_id
            """.formatted(WANTED_ADDRESSES);
    private static final String INSERT_ADDRESSES = """
            insert into floatingip_allocation (reservation_id, lease_id, floatingip_id, period)
            select wanted.reservation_id, #{lease}, f.id, tstzrange(#{from}, #{until})
            from %s
            join registered_floatingip f on f.id = wanted.floatingip_id
            order by f.id
            for key share of f
            on conflict do nothing
            """.formatted(WANTED_ADDRESSES);

    private static final Statements WHOLE_HOSTS =
            new Statements(DROP_HOSTS, KEEP_HOSTS, INSERT_HOSTS.formatted(WANTED_HOSTS, "key share"));
    private static final Statements SLOTS =
            new Statements(DROP_HOSTS, KEEP_HOSTS, INSERT_HOSTS.formatted(WANTED_HOSTS, "update"));
    private static final Statements ADDRESSES = new Statements(DROP_ADDRESSES, KEEP_ADDRESSES, INSERT_ADDRESSES);
    private static final String LOCK_HOSTS = "select from visible_host where id = any ($1) order by id for update";
    private static final String LOCK_ADDRESSES =
            "select from registered_floatingip where id = any ($1) order by id for update";
    private static final String RELEASE = "delete from %s where lease_id = any ($1) and reservation_id <> all ($2)";

    private final Conflicts conflicts;

    AllocationStore(Conflicts conflicts) {
        this.conflicts = conflicts;
    }

    /** Allocates the holdings of a new lease. */
    Uni<Void> insert(SqlConnection connection, Lease lease, Instant until) {
        return insert(connection, hostStatements(lease), hosts(lease, until))
                .chain(() -> insert(connection, ADDRESSES, addresses(lease, until)))
                .chain(() -> requireRoom(connection, lease, until));
    }

    /**
     * Replaces the allocations of a lease by its present holdings in its present window. All resources are locked first and
     * in order: kept, moved and added allocations are written by several statements, and two transactions that wrote them
     * in different orders would deadlock.
     */
    Uni<Void> replace(SqlConnection connection, Lease lease, Instant until) {
        Wanted addresses = addresses(lease, until);
        return lock(connection, LOCK_HOSTS, hostIds(lease, any -> true).toArray(Long[]::new))
                .chain(() -> lock(connection, LOCK_ADDRESSES, addressIds(lease)))
                .chain(() -> replace(connection, hostStatements(lease), hosts(lease, until)))
                .chain(() -> hasFloatingIps(lease)
                        ? replace(connection, ADDRESSES, addresses)
                        : Uni.createFrom().voidItem())
                .onFailure(AllocationStore::isExclusionViolation)
                .transform(taken -> new LostRace())
                .chain(() -> requireRoom(connection, lease, until));
    }

    /** Frees the allocations of the leases, but those of {@code failed} reservations, which did not end. */
    Uni<Void> release(SqlConnection connection, Collection<Lease> leases, Set<UUID> failed) {
        Tuple parameters = Tuple.of(leases.stream().map(Lease::id).toArray(UUID[]::new), failed.toArray(UUID[]::new));
        return connection
                .preparedQuery(RELEASE.formatted("allocation"))
                .execute(parameters)
                .chain(() -> leases.stream().anyMatch(AllocationStore::hasFloatingIps)
                        ? connection
                                .preparedQuery(RELEASE.formatted("floatingip_allocation"))
                                .execute(parameters)
                                .replaceWithVoid()
                        : Uni.createFrom().voidItem());
    }

    private static Uni<Void> insert(SqlConnection connection, Statements statements, Wanted wanted) {
        return wanted.count() == 0
                ? Uni.createFrom().voidItem()
                : count(connection, statements.insert(), wanted)
                        .invoke(added -> LostRace.unless(added == wanted.count()))
                        .replaceWithVoid();
    }

    private static Uni<Void> replace(SqlConnection connection, Statements statements, Wanted wanted) {
        return wanted.parameters()
                .execute(connection, statements.drop())
                .chain(() -> count(connection, statements.keep(), wanted))
                .chain(kept -> count(connection, statements.insert(), wanted)
                        .invoke(added -> LostRace.unless(kept + added == wanted.count())))
                .replaceWithVoid();
    }

    private static Uni<Integer> count(SqlConnection connection, String sql, Wanted wanted) {
        return wanted.parameters().execute(connection, sql).map(rows -> rows.rowCount());
    }

    private static <T> Uni<Void> lock(SqlConnection connection, String sql, T[] ids) {
        return ids.length == 0
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(sql).execute(Tuple.of((Object) ids)).replaceWithVoid();
    }

    /** Checks the sums of slots; hosts that are leased whole are safe by the exclusion constraint. */
    private Uni<Void> requireRoom(SqlConnection connection, Lease lease, Instant until) {
        Set<Long> hosts = hostIds(lease, SlotDemand.class::isInstance);
        return hosts.isEmpty()
                ? Uni.createFrom().voidItem()
                : conflicts
                        .areOverbooked(
                                connection,
                                hosts,
                                hostIds(lease, AllocationStore::isLimitedByInventory),
                                lease.window().start(),
                                until)
                        .invoke(overbooked -> LostRace.unless(!overbooked))
                        .replaceWithVoid();
    }

    private static Statements hostStatements(Lease lease) {
        return hostIds(lease, SlotDemand.class::isInstance).isEmpty() ? WHOLE_HOSTS : SLOTS;
    }

    private static Wanted hosts(Lease lease, Instant until) {
        List<HostRow> rows =
                lease.reservations().stream().flatMap(AllocationStore::hosts).toList();
        return new Wanted(lease.id(), lease.window().start(), until, RowJson.write(rows), rows.size());
    }

    private static Stream<HostRow> hosts(Reservation reservation) {
        Resources slot = reservation.request().demand() instanceof SlotDemand slots ? slots.slot() : null;
        return reservation.holdings().hosts().stream()
                .map(held -> new HostRow(reservation.id(), held.hostId(), held.slots(), slot));
    }

    private static Wanted addresses(Lease lease, Instant until) {
        List<AddressRow> rows = lease.floatingIps()
                .flatMap(reservation -> reservation.holdings().addresses().stream()
                        .map(held -> new AddressRow(reservation.id(), held.id())))
                .toList();
        return new Wanted(lease.id(), lease.window().start(), until, RowJson.write(rows), rows.size());
    }

    /** Ids of the hosts on which reservations with such demands have allocations. */
    private static Set<Long> hostIds(Lease lease, Predicate<Demand> demand) {
        return lease.reservations().stream()
                .filter(reservation -> demand.test(reservation.request().demand()))
                .flatMap(reservation -> reservation.holdings().hostIds().stream())
                .collect(Collectors.toSet());
    }

    private static UUID[] addressIds(Lease lease) {
        return lease.floatingIps()
                .flatMap(reservation -> reservation.holdings().addresses().stream())
                .map(Address::id)
                .toArray(UUID[]::new);
    }

    private static boolean isLimitedByInventory(Demand demand) {
        return demand instanceof SlotDemand slots && slots.limits() instanceof SlotLimit.ByInventory;
    }

    private static boolean hasFloatingIps(Lease lease) {
        return lease.floatingIps().findAny().isPresent();
    }

    private static boolean isExclusionViolation(Throwable failure) {
        return failure instanceof PgException refused && EXCLUSION_VIOLATED.equals(refused.getSqlState());
    }
}
