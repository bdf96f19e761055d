package io.leasehold.reservation.lease.store;

import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.LeaseConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Leases in PostgreSQL: written as JSON, a constant number of statements whatever their number. */
@Singleton
public class LeaseStore {
    private static final String LOCK = "select from lease where id = any ($1) order by id for update";
    private static final String INSERT = """
            with new_lease as (insert into lease select * from json_populate_record(null::lease, $1::text::json)),
            new_reservations as (
              insert into reservation select * from json_populate_recordset(null::reservation, $1::text::json -> 'reservations')),
            particulars as (
              select each ->> 'resource_type' as resource_type, each -> 'particulars' as row
              from json_array_elements($1::text::json -> 'reservations') as each),
            new_hosts as (
              insert into host_reservation select t.* from particulars, json_populate_record(null::host_reservation, row) t
              where resource_type = 'physical:host'),
            new_instances as (
              insert into instance_reservation select t.* from particulars, json_populate_record(null::instance_reservation, row) t
              where resource_type = 'virtual:instance'),
            new_flavors as (
              insert into flavor_reservation select t.* from particulars, json_populate_record(null::flavor_reservation, row) t
              where resource_type = 'flavor:instance'),
            new_floatingips as (
              insert into floatingip_reservation select t.* from particulars, json_populate_record(null::floatingip_reservation, row) t
              where resource_type = 'virtual:floatingip')
            insert into event select * from json_populate_recordset(null::event, $1::text::json -> 'events')
            """;
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
            with particulars as (
              select each ->> 'resource_type' as resource_type, each -> 'particulars' as row
              from json_array_elements($1::text::json -> 'reservations') as each),
            hosts as (
              update host_reservation t set min = g.min, max = g.max, hypervisor_properties = g.hypervisor_properties,
                resource_properties = g.resource_properties, before_end = g.before_end
              from particulars, json_populate_record(null::host_reservation, row) g
              where resource_type = 'physical:host' and t.reservation_id = g.reservation_id),
            instances as (
              update instance_reservation t set amount = g.amount, vcpus = g.vcpus, memory_mb = g.memory_mb,
                disk_gb = g.disk_gb, affinity = g.affinity, resource_properties = g.resource_properties,
                before_end = g.before_end
              from particulars, json_populate_record(null::instance_reservation, row) g
              where resource_type = 'virtual:instance' and t.reservation_id = g.reservation_id)
            update floatingip_reservation t set amount = g.amount, required_floatingips = g.required_floatingips
            from particulars, json_populate_record(null::floatingip_reservation, row) g
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
    private final LeaseReader reader;
    private final RowJson json;
    private final double busySeconds;

    public LeaseStore(Pool pool, LeaseReader reader, RowJson json, LeaseConfig config) {
        this.pool = pool;
        this.reader = reader;
        this.json = json;
        this.busySeconds = seconds(config.workExpiry());
    }

    /** The lease without what it holds, for showing it. */
    public Uni<Optional<Lease>> find(UUID id) {
        return reader.read(pool, LeaseSelection.of(List.of(id)))
                .map(found -> found.stream().findFirst());
    }

    /** The leases with what they hold, as they are now; absent ones are left out. */
    public Uni<List<Lease>> load(SqlClient client, Collection<UUID> ids) {
        return reader.readHolding(client, LeaseSelection.of(ids));
    }

    /** Locks the leases until the transaction ends, and loads them with what they hold; absent ones are left out. */
    public Uni<List<Lease>> lock(SqlConnection connection, Collection<UUID> ids) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .chain(() -> load(connection, ids));
    }

    /** A new lease with its reservations and triggers; its allocations are inserted apart. */
    public Uni<Void> insert(SqlConnection connection, Lease lease) {
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.of(json.write(LeaseRow.of(lease))))
                .replaceWithVoid();
    }

    /** Writes what can change of leases that are locked; the claims of triggers that are no longer in progress end. */
    public Uni<Void> save(SqlConnection connection, List<Lease> leases) {
        String rows = json.write(leases.stream().map(LeaseRow::of).toList());
        return connection
                .preparedQuery(SAVE)
                .execute(Tuple.of(rows, busySeconds))
                .replaceWithVoid();
    }

    /** Writes what the reservations of a locked lease ask for. */
    public Uni<Void> saveRequests(SqlConnection connection, Lease lease) {
        return connection
                .preparedQuery(SAVE_REQUESTS)
                .execute(Tuple.of(json.write(LeaseRow.of(lease))))
                .replaceWithVoid();
    }

    /** Takes over some of the leases on whose work no worker has reported in time, with what they hold. */
    public Uni<List<Lease>> takeOver() {
        return pool.preparedQuery(TAKE_OVER)
                .execute(Tuple.of(busySeconds))
                .map(rows -> rows.stream().map(row -> row.getUUID("id")).toList())
                .chain(ids -> ids.isEmpty() ? Uni.createFrom().item(List.of()) : load(pool, ids));
    }

    /** Removes the lease and all that hangs on it. */
    public Uni<Void> delete(SqlConnection connection, UUID id) {
        return connection.preparedQuery(DELETE).execute(Tuple.of(id)).replaceWithVoid();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
