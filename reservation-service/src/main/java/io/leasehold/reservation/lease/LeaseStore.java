package io.leasehold.reservation.lease;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Leases in PostgreSQL: whole leases in and out as JSON, a constant number of statements whatever their number. */
@Singleton
class LeaseStore {
    private static final String LEASES = """
            select row_to_json(whole)::text as lease
            from (
              select l.*,
                (select coalesce(json_agg(r order by r.ordinal), '[]') from (select r.*,
                     case r.resource_type
                       when 'physical:host' then
                         (select row_to_json(t) from host_reservation t where t.reservation_id = r.id)
                       when 'virtual:instance' then
                         (select row_to_json(t) from instance_reservation t where t.reservation_id = r.id)
                     end as particulars %s
                   from reservation r where r.lease_id = l.id) r) as reservations,
                (select coalesce(json_agg(e order by array_position(
                     array['start_lease', 'end_lease', 'before_end_lease'], e.event_type) nulls first, e.created_at), '[]')
                   from event e where e.lease_id = l.id) as events
              from lease l
              where %s
              order by l.created_at, l.id
            ) whole
            """;
    private static final String ALLOCATIONS = """
            , (select coalesce(json_agg(a order by a.host_id), '[]') from (
                 select a.host_id, h.hypervisor_hostname as host, h.uuid as host_uuid, a.slots, h.capabilities
                 from allocation a join host h on h.id = a.host_id where a.reservation_id = r.id) a) as allocations
            """;
    private static final String FIND = LEASES.formatted("", "l.id = $1");
    private static final String LIST_ALL = LEASES.formatted("", "true");
    private static final String LIST_OF_PROJECT = LEASES.formatted("", "l.project_id = $1");
    private static final String SHOW = LEASES.formatted("", "l.id = any ($1)");
    private static final String LOCK = "select from lease where id = any ($1) order by id for update";
    private static final String LOAD = LEASES.formatted(ALLOCATIONS, "l.id = any ($1)");
    private static final String INSERT = """
            with new_lease as (insert into lease select * from json_populate_record(null::lease, $1::text::json)),
            new_reservations as (
              insert into reservation select * from json_populate_recordset(null::reservation, $1::text::json -> 'reservations')),
            new_hosts as (
              insert into host_reservation select * from jsonb_populate_recordset(null::host_reservation,
                jsonb_path_query_array($1::text::jsonb, '$.reservations[*] ? (@.resource_type == "physical:host").particulars'))),
            new_instances as (
              insert into instance_reservation select * from jsonb_populate_recordset(null::instance_reservation,
                jsonb_path_query_array($1::text::jsonb, '$.reservations[*] ? (@.resource_type == "virtual:instance").particulars')))
            insert into event select * from json_populate_recordset(null::event, $1::text::json -> 'events')
            """;
    private static final String SAVE = """
            with given as (select json_array_elements($1::text::json) as lease),
            leases as (
              update lease set name = g.name, start_date = g.start_date, end_date = g.end_date, status = g.status,
                degraded = g.degraded, updated_at = g.updated_at
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
    private static final String DELETE = "delete from lease where id = $1";

    private final Pool pool;
    private final ObjectMapper mapper;

    LeaseStore(Pool pool, ObjectMapper mapper) {
        this.pool = pool;
        this.mapper = mapper;
    }

    /** The lease without its allocations, for showing it. */
    Uni<Optional<Lease>> find(UUID id) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(this::leases)
                .map(found -> found.stream().findFirst());
    }

    /** All leases, or those of one project, without their allocations. */
    Uni<List<Lease>> list(SqlConnection connection, Optional<String> project) {
        return project.map(id -> connection.preparedQuery(LIST_OF_PROJECT).execute(Tuple.of(id)))
                .orElseGet(() -> connection.preparedQuery(LIST_ALL).execute())
                .map(this::leases);
    }

    /** The leases of these ids, in the usual order, without what they hold; absent ones are left out. */
    Uni<List<Lease>> show(SqlConnection connection, Collection<UUID> ids) {
        return connection
                .preparedQuery(SHOW)
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(this::leases);
    }

    /** Locks the leases until the transaction ends, and loads them with their allocations; absent ones are left out. */
    Uni<List<Lease>> lock(SqlConnection connection, Collection<UUID> ids) {
        Tuple wanted = Tuple.of(ids.toArray(UUID[]::new));
        return connection
                .preparedQuery(LOCK)
                .execute(wanted)
                .chain(() -> connection.preparedQuery(LOAD).execute(wanted))
                .map(this::leases);
    }

    /** A new lease with its reservations and triggers; its allocations are inserted apart. */
    Uni<Void> insert(SqlConnection connection, Lease lease) {
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.of(json(LeaseRow.of(lease))))
                .replaceWithVoid();
    }

    /** Writes what can change of leases that are locked; the claims of triggers that are no longer in progress end. */
    Uni<Void> save(SqlConnection connection, List<Lease> leases) {
        String rows = json(leases.stream().map(LeaseRow::of).toList());
        return connection.preparedQuery(SAVE).execute(Tuple.of(rows)).replaceWithVoid();
    }

    /** Removes the lease and all that hangs on it. */
    Uni<Void> delete(SqlConnection connection, UUID id) {
        return connection.preparedQuery(DELETE).execute(Tuple.of(id)).replaceWithVoid();
    }

    private List<Lease> leases(RowSet<Row> rows) {
        return rows.stream().map(this::lease).toList();
    }

    private Lease lease(Row row) {
        try {
            return mapper.readValue(row.getString("lease"), LeaseRow.class).toLease();
        } catch (JsonProcessingException bug) {
            throw new UncheckedIOException(bug);
        }
    }

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException bug) {
            throw new UncheckedIOException(bug);
        }
    }
}
