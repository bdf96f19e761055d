package io.leasehold.reservation.lease.store;

import static java.util.Comparator.comparingInt;
import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.groupingBy;

import io.leasehold.common.sql.RowJson;
import io.leasehold.reservation.demand.Address;
import io.leasehold.reservation.demand.Allocation;
import io.leasehold.reservation.demand.Holdings;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.LeaseStatus;
import io.leasehold.reservation.lease.Reservation;
import io.leasehold.reservation.lease.ReservationStatus;
import io.leasehold.reservation.lease.Stamp;
import io.leasehold.reservation.lease.Trigger;
import io.leasehold.reservation.lease.Window;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reader of leases as they are at one moment, with one statement: each lease is a row, and so is each of its reservations and
 * triggers. Plain rows in any order take half the time of nested JSON.
 */
public final class LeaseReader {
    /** The ids of the page are looked up in one scan of an index, which is faster than one scan for each of them. */
    private static final String LEASES = """
            with page as materialized (
              select l.*, row_number() over (order by %1$s) as place from lease l where %2$s order by %1$s%3$s)
            select 0 as part, id as lease_id, place, id, name as kind, status, start_date as time, created_at, updated_at,
              end_date, user_id, project_id, trust_id, degraded, version,
              null::integer as ordinal, null::uuid as resource_id, null::boolean as missing_resources,
              null::boolean as resources_changed, null::text as request, null::text as hosts, null::text as addresses
            from page
            union all
            select 1, r.lease_id, null, r.id, r.resource_type, r.status, null, r.created_at, r.updated_at,
              null, null, null, null, null, null,
              r.ordinal, r.resource_id, r.missing_resources, r.resources_changed,
              case r.resource_type
                when 'physical:host' then
                  (select row_to_json(t) from host_reservation t where t.reservation_id = r.id)
                when 'virtual:instance' then
                  (select row_to_json(t) from instance_reservation t where t.reservation_id = r.id)
                when 'flavor:instance' then
                  (select row_to_json(t) from flavor_reservation t where t.reservation_id = r.id)
                when 'virtual:floatingip' then
                  (select row_to_json(t) from floatingip_reservation t where t.reservation_id = r.id)
              end::text, %4$s
            from reservation r where r.lease_id = any (array(select id from page))
            union all
            select 2, e.lease_id, null, e.id, e.event_type, e.status, e.time, e.created_at, e.updated_at,
              null, null, null, null, null, null, null, null, null, null, null, null, null
            from event e where e.lease_id = any (array(select id from page))
            """;

    private static final String WITHOUT_HOLDINGS = "null, null";
    private static final String HOLDINGS = """
            (select coalesce(json_agg(a order by a.since desc, a.host_id), '[]')::text from (
               select a.host_id, h.hypervisor_hostname as host, h.uuid as host_uuid, a.slots, h.capabilities, a.since
               from allocation a join visible_host h on h.id = a.host_id where a.reservation_id = r.id) a),
            (select coalesce(json_agg(a order by a.since desc, a.address), '[]')::text from (
               select f.id, f.floating_network_id as network_id, f.subnet_id, f.floating_ip_address as address, a.since
               from floatingip_allocation a join registered_floatingip f on f.id = a.floatingip_id
               where r.resource_type = 'virtual:floatingip' and a.reservation_id = r.id) a)
            """;

    private static final int LEASE = 0;
    private static final int RESERVATION = 1;
    private static final int TRIGGER = 2;
    private static final List<String> BUILT_IN = List.of(Trigger.START, Trigger.END, Trigger.BEFORE_END);
    private static final Comparator<Trigger> USER_DEFINED_FIRST = comparingInt(
                    (Trigger trigger) -> BUILT_IN.indexOf(trigger.eventType()))
            .thenComparing(Trigger::time)
            .thenComparing(Trigger::id);

    private LeaseReader() {}

    /** Reads the selected leases in their order, without their holdings. */
    public static Uni<List<Lease>> read(SqlClient client, LeaseSelection selection) {
        return read(client, selection, WITHOUT_HOLDINGS);
    }

    /** Reads the selected leases in their order, with their holdings. */
    static Uni<List<Lease>> readWithHoldings(SqlClient client, LeaseSelection selection) {
        return read(client, selection, HOLDINGS);
    }

    private static Uni<List<Lease>> read(SqlClient client, LeaseSelection selection, String holdings) {
        return selection
                .parameters()
                .execute(
                        client, LEASES.formatted(selection.order(), selection.condition(), selection.limit(), holdings))
                .map(LeaseReader::leases);
    }

    private static List<Lease> leases(RowSet<Row> rows) {
        Map<Integer, List<Row>> parts = rows.stream().collect(groupingBy(row -> row.getInteger("part")));
        Map<UUID, List<Row>> reservations = byLease(parts.getOrDefault(RESERVATION, List.of()));
        Map<UUID, List<Row>> triggers = byLease(parts.getOrDefault(TRIGGER, List.of()));
        return parts.getOrDefault(LEASE, List.of()).stream()
                .sorted(comparingLong(row -> row.getLong("place")))
                .map(row -> lease(
                        row,
                        reservations.getOrDefault(row.getUUID("id"), List.of()),
                        triggers.getOrDefault(row.getUUID("id"), List.of())))
                .toList();
    }

    private static Map<UUID, List<Row>> byLease(List<Row> rows) {
        return rows.stream().collect(groupingBy(row -> row.getUUID("lease_id")));
    }

    private static Lease lease(Row row, List<Row> reservations, List<Row> triggers) {
        return new Lease(
                row.getUUID("id"),
                row.getString("kind"),
                new Lease.Owner(row.getString("user_id"), row.getString("project_id"), row.getString("trust_id")),
                new Window(instant(row, "time"), instant(row, "end_date")),
                LeaseStatus.valueOf(row.getString("status")),
                row.getBoolean("degraded"),
                new Stamp(instant(row, "created_at"), updatedAt(row), row.getLong("version")),
                reservations.stream()
                        .sorted(comparingInt(each -> each.getInteger("ordinal")))
                        .map(LeaseReader::reservation)
                        .toList(),
                triggers.stream()
                        .map(LeaseReader::trigger)
                        .sorted(USER_DEFINED_FIRST)
                        .toList());
    }

    private static Reservation reservation(Row row) {
        RequestRow request = RowJson.read(row.getString("request"), RequestRow.type(row.getString("kind")));
        return new Reservation(
                row.getUUID("id"),
                row.getUUID("resource_id"),
                request.toRequest(),
                request.aggregateId(),
                ReservationStatus.of(row.getString("status")),
                row.getBoolean("missing_resources"),
                row.getBoolean("resources_changed"),
                instant(row, "created_at"),
                updatedAt(row),
                new Holdings(
                        list(row.getString("hosts"), Allocation[].class),
                        list(row.getString("addresses"), Address[].class)));
    }

    private static <T> List<T> list(@Nullable String json, Class<T[]> type) {
        return json == null ? List.of() : List.of(RowJson.read(json, type));
    }

    private static Trigger trigger(Row row) {
        return new Trigger(
                row.getUUID("id"),
                row.getString("kind"),
                instant(row, "time"),
                Trigger.Status.valueOf(row.getString("status")),
                instant(row, "created_at"),
                updatedAt(row));
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    private static @Nullable Instant updatedAt(Row row) {
        return Optional.ofNullable(row.getOffsetDateTime("updated_at"))
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }
}
