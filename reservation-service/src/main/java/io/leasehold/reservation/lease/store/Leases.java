package io.leasehold.reservation.lease.store;

import io.leasehold.common.event.LeaseEvent;
import io.leasehold.common.event.LeaseEvent.Change;
import io.leasehold.common.outbox.Outbox;
import io.leasehold.common.sql.RowJson;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.LeaseConfig;
import io.leasehold.reservation.lease.LeaseSnapshots;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DELETE;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Leases in PostgreSQL, always written together with their holdings and the events that report the change. Leases are
 * passed as JSON, so the number of statements does not depend on the number of leases.
 */
@Singleton
public class Leases {
    private static final String LOCK = "select from lease where id = any ($1) order by id for update";
    private static final String INSERT = """
            with new_lease as (insert into lease select * from json_populate_record(null::lease, $1::text::json)),
            new_reservations as (
              insert into reservation select * from json_populate_recordset(null::reservation, $1::text::json -> 'reservations')),
            request as (
              select each ->> 'resource_type' as resource_type, each -> 'request' as row
              from json_array_elements($1::text::json -> 'reservations') as each),
            new_hosts as (
              insert into host_reservation select t.* from request, json_populate_record(null::host_reservation, row) t
              where resource_type = 'physical:host'),
            new_instances as (
              insert into instance_reservation select t.* from request, json_populate_record(null::instance_reservation, row) t
              where resource_type = 'virtual:instance'),
            new_flavors as (
              insert into flavor_reservation select t.* from request, json_populate_record(null::flavor_reservation, row) t
              where resource_type = 'flavor:instance'),
            new_floatingips as (
              insert into floatingip_reservation select t.* from request, json_populate_record(null::floatingip_reservation, row) t
              where resource_type = 'virtual:floatingip')
            insert into event select * from json_populate_recordset(null::event, $1::text::json -> 'events')
            """;
    /** Claims of triggers that are no longer in progress end. */
    private static final String SAVE = """
            with given as (select json_array_elements($1::text::json) as lease),
            leases as (
              update lease set name = g.name, start_date = g.start_date, end_date = g.end_date, status = g.status,
                degraded = g.degraded, updated_at = g.updated_at, version = lease.version + 1,
                busy_until = case when g.status in ('UPDATING', 'DELETING') then now() + make_interval(secs => $2) end
              from given, json_populate_record(null::lease, given.lease) g where lease.id = g.id),
            reservations as (
              update reservation set status = g.status, missing_resources = g.missing_resources,
                resources_changed = g.resources_changed, updated_at = g.updated_at
              from given, json_populate_recordset(null::reservation, given.lease -> 'reservations') g
              where reservation.id = g.id)
            update event set time = g.time, status = g.status, updated_at = g.updated_at,
              claim = case when g.status = 'IN_PROGRESS' then event.claim end,
              claimed_until = case when g.status = 'IN_PROGRESS' then event.claimed_until end
            from given, json_populate_recordset(null::event, given.lease -> 'events') g
            where event.id = g.id
            """;

    private static final String SAVE_REQUESTS = """
            with request as (
              select each ->> 'resource_type' as resource_type, each -> 'request' as row
              from json_array_elements($1::text::json -> 'reservations') as each),
            hosts as (
              update host_reservation t set min = g.min, max = g.max, hypervisor_properties = g.hypervisor_properties,
                resource_properties = g.resource_properties, before_end = g.before_end
              from request, json_populate_record(null::host_reservation, row) g
              where resource_type = 'physical:host' and t.reservation_id = g.reservation_id),
            instances as (
              update instance_reservation t set amount = g.amount, vcpus = g.vcpus, memory_mb = g.memory_mb,
                disk_gb = g.disk_gb, affinity = g.affinity, resource_properties = g.resource_properties,
                before_end = g.before_end
              from request, json_populate_record(null::instance_reservation, row) g
              where resource_type = 'virtual:instance' and t.reservation_id = g.reservation_id)
            update floatingip_reservation t set amount = g.amount, required_floatingips = g.required_floatingips
            from request, json_populate_record(null::floatingip_reservation, row) g
            where resource_type = 'virtual:floatingip' and t.reservation_id = g.reservation_id
            """;
    private static final String DELETE = "delete from lease where id = $1";
    private static final String TAKE_OVER = """
            update lease set busy_until = now() + make_interval(secs => $1)
            where id in (
              select id from lease where busy_until < now() order by busy_until limit 20 for update skip locked)
            returning id
            """;

    private final Pool pool;
    private final AllocationStore allocations;
    private final Outbox outbox;
    private final Duration cleaningTime;
    private final double busySeconds;

    Leases(Pool pool, AllocationStore allocations, Outbox outbox, LeaseConfig config) {
        this.pool = pool;
        this.allocations = allocations;
        this.outbox = outbox;
        this.cleaningTime = config.cleaningTime();
        this.busySeconds = config.workExpiry().toMillis() / 1000.0;
    }

    /** Reads the lease without its holdings. */
    public Uni<Optional<Lease>> find(UUID id) {
        return LeaseReader.read(pool, LeaseSelection.of(List.of(id)))
                .map(found -> found.stream().findFirst());
    }

    /** Reads the leases with their holdings; leases that do not exist are left out. */
    public Uni<List<Lease>> load(Collection<UUID> ids) {
        return LeaseReader.readWithHoldings(pool, LeaseSelection.of(ids));
    }

    /** Locks the leases until the transaction ends, and reads them with their holdings; missing ones are left out. */
    public Uni<List<Lease>> lock(SqlConnection connection, Collection<UUID> ids) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .chain(() -> LeaseReader.readWithHoldings(connection, LeaseSelection.of(ids)));
    }

    /** Locks the lease; fails with {@link LostRace} when it is gone or has changed since it was read as {@code seen}. */
    public Uni<Lease> lockUnchanged(SqlConnection connection, Lease seen) {
        return lockIf(
                connection,
                seen,
                lease -> lease.stamp().version() == seen.stamp().version());
    }

    /** Locks the lease; fails with {@link LostRace} when it is gone or no longer in the status of {@code seen}. */
    public Uni<Lease> lockInSameStatus(SqlConnection connection, Lease seen) {
        return lockIf(connection, seen, lease -> lease.status() == seen.status());
    }

    /** Locks the lease in any status; fails with {@link LostRace} when it is gone. */
    public Uni<Lease> lockExisting(SqlConnection connection, Lease seen) {
        return lockIf(connection, seen, lease -> true);
    }

    private Uni<Lease> lockIf(SqlConnection connection, Lease seen, Predicate<Lease> fits) {
        return lock(connection, List.of(seen.id()))
                .map(found -> found.stream().filter(fits).findFirst().orElseThrow(LostRace::new));
    }

    /** Writes a new lease with its holdings; fails with {@link LostRace} when a resource has been taken. */
    public Uni<Void> insert(SqlConnection connection, Lease lease) {
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.of(RowJson.write(LeaseRow.of(lease))))
                .chain(() ->
                        outbox.append(connection, List.of(LeaseEvent.of(Change.CREATED, LeaseSnapshots.of(lease)))))
                .chain(() -> allocations.insert(connection, lease, occupiedUntil(lease)));
    }

    /** Writes the name, window, statuses, flags and triggers of locked leases, and appends events. */
    public Uni<Void> save(SqlConnection connection, List<Lease> leases, List<LeaseEvent> events) {
        String rows = RowJson.write(leases.stream().map(LeaseRow::of).toList());
        return connection
                .preparedQuery(SAVE)
                .execute(Tuple.of(rows, busySeconds))
                .chain(() -> outbox.append(connection, events));
    }

    /** Replaces the allocations of a locked lease by its present holdings; fails with {@link LostRace} when one is taken. */
    public Uni<Void> reallocate(SqlConnection connection, Lease lease) {
        return allocations.replace(connection, lease, occupiedUntil(lease));
    }

    /** Replaces the allocations of a locked lease and writes what its reservations ask for. */
    public Uni<Void> saveRequests(SqlConnection connection, Lease lease) {
        return reallocate(connection, lease)
                .chain(() ->
                        connection.preparedQuery(SAVE_REQUESTS).execute(Tuple.of(RowJson.write(LeaseRow.of(lease)))))
                .replaceWithVoid();
    }

    /** Frees the allocations of locked leases, but those of {@code failed} reservations, which did not end. */
    public Uni<Void> release(SqlConnection connection, List<Lease> leases, Set<UUID> failed) {
        return leases.isEmpty() ? Uni.createFrom().voidItem() : allocations.release(connection, leases, failed);
    }

    /** Deletes a locked lease with all its rows; the event carries the former holdings. */
    public Uni<Void> delete(SqlConnection connection, Lease lease) {
        return connection
                .preparedQuery(DELETE)
                .execute(Tuple.of(lease.id()))
                .chain(() ->
                        outbox.append(connection, List.of(LeaseEvent.of(Change.DELETED, LeaseSnapshots.of(lease)))));
    }

    /** Takes over up to 20 leases in UPDATING or DELETING whose worker has not finished in time, with their holdings. */
    public Uni<List<Lease>> takeOver() {
        return pool.preparedQuery(TAKE_OVER)
                .execute(Tuple.of(busySeconds))
                .map(rows -> rows.stream().map(row -> row.getUUID("id")).toList())
                .chain(ids -> ids.isEmpty() ? Uni.createFrom().item(List.of()) : load(ids));
    }

    /** The end of the lease plus the cleaning time: until then the lease occupies its holdings (contract section 4.1). */
    public Instant occupiedUntil(Lease lease) {
        return lease.window().end().plus(cleaningTime);
    }
}
