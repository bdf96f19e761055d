package io.leasehold.reservation.lease;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.leasehold.reservation.reservation.Reservation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads leases in one statement, so as they are at one moment: each is a row, and one row for each of its reservations and
 * triggers follows. A thousand take half the time that they take as one JSON text each.
 */
@Singleton
class LeaseReader {
    private static final int RESERVATION = 1;
    private static final int TRIGGER = 2;

    /** {@code offset 0} keeps the subqueries ones that are asked lease by lease, however many others there are. */
    private static final String LEASES = """
            with page as materialized (
              select l.*, row_number() over (order by %1$s) as place from lease l where %2$s order by %1$s%3$s)
            select page.place, 0 as part, 0 as turn, row_to_json(page)::text as fields,
              null::uuid as id, null::text as event_type, null::timestamptz as time, null::text as status,
              null::timestamptz as created_at, null::timestamptz as updated_at
            from page
            union all
            select page.place, 1, r.ordinal, row_to_json(r)::text, null, null, null, null, null, null
            from page cross join lateral (
              select r.*,
                case r.resource_type
                  when 'physical:host' then
                    (select row_to_json(t) from host_reservation t where t.reservation_id = r.id)
                  when 'virtual:instance' then
                    (select row_to_json(t) from instance_reservation t where t.reservation_id = r.id)
                  when 'flavor:instance' then
                    (select row_to_json(t) from flavor_reservation t where t.reservation_id = r.id)
                  when 'virtual:floatingip' then
                    (select row_to_json(t) from floatingip_reservation t where t.reservation_id = r.id)
                end as particulars %4$s
              from reservation r where r.lease_id = page.id offset 0) r
            union all
            select page.place, 2, coalesce(
                array_position(array['start_lease', 'end_lease', 'before_end_lease'], e.event_type), 0), null,
              e.id, e.event_type, e.time, e.status, e.created_at, e.updated_at
            from page cross join lateral (select * from event e where e.lease_id = page.id offset 0) e
            order by place, part, turn, time, id
            """;

    private static final String HELD = """
            , (select coalesce(json_agg(a order by a.since desc, a.host_id), '[]') from (
                 select a.host_id, h.hypervisor_hostname as host, h.uuid as host_uuid, a.slots, h.capabilities, a.since
                 from allocation a join host h on h.id = a.host_id where a.reservation_id = r.id) a) as allocations
            , (select coalesce(json_agg(a order by a.since desc, a.address), '[]') from (
                 select f.id, f.floating_network_id as network_id, f.subnet_id, f.floating_ip_address as address, a.since
                 from floatingip_allocation a join floatingip f on f.id = a.floatingip_id
                 where r.resource_type = 'virtual:floatingip' and a.reservation_id = r.id) a) as addresses
            """;

    private final Json json;

    LeaseReader(Json json) {
        this.json = json;
    }

    /** The selected leases in their order, without what they hold. */
    Uni<List<Lease>> read(SqlClient client, LeaseSelection selection) {
        return read(client, selection, "");
    }

    /** The selected leases in their order, with what they hold. */
    Uni<List<Lease>> readHolding(SqlClient client, LeaseSelection selection) {
        return read(client, selection, HELD);
    }

    private Uni<List<Lease>> read(SqlClient client, LeaseSelection selection, String held) {
        return client.preparedQuery(LEASES.formatted(selection.order(), selection.condition(), selection.limit(), held))
                .execute(selection.tuple())
                .map(this::leases);
    }

    private List<Lease> leases(RowSet<Row> rows) {
        return rows.stream()
                .collect(groupingBy(row -> row.getLong("place"), LinkedHashMap::new, toList()))
                .values()
                .stream()
                .map(this::lease)
                .toList();
    }

    private Lease lease(List<Row> rows) {
        return json.read(rows.getFirst().getString("fields"), LeaseRow.class)
                .toLease(
                        part(rows, RESERVATION).map(this::reservation).toList(),
                        part(rows, TRIGGER).map(LeaseReader::trigger).toList());
    }

    private static Stream<Row> part(List<Row> rows, int part) {
        return rows.stream().filter(row -> row.getInteger("part") == part);
    }

    private Reservation reservation(Row row) {
        return json.read(row.getString("fields"), ReservationRow.class).toReservation();
    }

    private static Trigger trigger(Row row) {
        return new Trigger(
                row.getUUID("id"),
                row.getString("event_type"),
                row.getOffsetDateTime("time").toInstant(),
                Trigger.Status.valueOf(row.getString("status")),
                row.getOffsetDateTime("created_at").toInstant(),
                instant(row.getOffsetDateTime("updated_at")));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant).orElse(null);
    }
}
