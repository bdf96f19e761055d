package io.leasehold.hypervisor.lease;

import io.leasehold.hypervisor.lease.LeaseReservation.Place;
import io.leasehold.hypervisor.lease.LeaseReservation.WantedHost;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What leases should have and what they have; many rows a statement. */
@Singleton
class LeaseStore {
    private static final String TOLD = """
            from json_to_recordset($1)
              as told (id text, lease_id text, project_id text, started boolean, wanted jsonb, told_at timestamptz)
            on conflict (id) do update set
            """;
    private static final String HOLD = """
            insert into lease_reservation as known (id, lease_id, project_id, started, over, wanted, told_at)
            select id, lease_id, project_id, started, false, wanted, told_at
            """ + TOLD + """
                started = known.started or excluded.started, wanted = excluded.wanted, told_at = excluded.told_at
            where not known.over and known.told_at <= excluded.told_at
            returning id
            """;
    private static final String END = """
            insert into lease_reservation as known (id, lease_id, project_id, started, over, wanted, told_at)
            select id, lease_id, project_id, false, true, '[]', told_at
            """ + TOLD + """
                over = true, wanted = '[]'
            where not known.over
            returning id
            """;
    private static final String RUNNING =
            "select id from lease_reservation where not over and wanted @> $1 order by id";
    private static final String LOCK = "select * from lease_reservation where id = $1 for update";
    private static final String HELD =
            "select * from lease_license where reservation_id = $1 order by server_id, type_id";
    private static final String SAVE = """
            insert into lease_license (lease_id, reservation_id, server_id, type_id, host, host_uuid, license_id)
            select $2, $3, server_id, type_id, host, host_uuid, license_id
            from json_to_recordset($1)
              as place (server_id uuid, type_id text, host text, host_uuid text, license_id uuid)
            on conflict (lease_id, reservation_id, server_id, type_id) do update set license_id = excluded.license_id
            """;
    private static final String REMOVE = """
            delete from lease_license
            using json_to_recordset($1) as place (server_id uuid, type_id text)
            where reservation_id = $2 and lease_license.server_id = place.server_id
              and lease_license.type_id = place.type_id
            """;

    /** Notes what the reservations should have; gives the ids of those for which that was not old news. */
    Uni<List<String>> hold(SqlConnection connection, List<Told> told) {
        return note(connection, HOLD, told);
    }

    /** Notes that the reservations are over; gives the ids of those for which that was news. */
    Uni<List<String>> end(SqlConnection connection, List<Told> told) {
        return note(connection, END, told);
    }

    /** The reservations that are not over and have the host. */
    Uni<List<String>> running(SqlConnection connection, String host) {
        JsonArray pattern = new JsonArray().add(new JsonObject().put("host", host));
        return connection.preparedQuery(RUNNING).execute(Tuple.of(pattern)).map(LeaseStore::ids);
    }

    /** The reservation, which nobody else changes until the transaction ends. */
    Uni<LeaseReservation> lock(SqlConnection connection, String id) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(id))
                .map(rows -> reservation(rows.iterator().next()));
    }

    Uni<List<Place>> held(SqlConnection connection, String reservation) {
        return connection
                .preparedQuery(HELD)
                .execute(Tuple.of(reservation))
                .map(rows -> rows.stream().map(LeaseStore::place).toList());
    }

    Uni<Void> save(SqlConnection connection, LeaseReservation reservation, List<Place> places) {
        return connection
                .preparedQuery(SAVE)
                .execute(Tuple.of(json(places), reservation.leaseId(), reservation.id()))
                .replaceWithVoid();
    }

    Uni<Void> remove(SqlConnection connection, LeaseReservation reservation, List<Place> places) {
        return connection
                .preparedQuery(REMOVE)
                .execute(Tuple.of(json(places), reservation.id()))
                .replaceWithVoid();
    }

    private static Uni<List<String>> note(SqlConnection connection, String statement, List<Told> told) {
        JsonArray rows = new JsonArray();
        told.forEach(one -> rows.add(json(one)));
        return connection.preparedQuery(statement).execute(Tuple.of(rows)).map(LeaseStore::ids);
    }

    private static JsonObject json(Told told) {
        LeaseReservation reservation = told.reservation();
        JsonArray wanted = new JsonArray();
        reservation.wanted().forEach(host -> wanted.add(json(host)));
        return new JsonObject()
                .put("id", reservation.id())
                .put("lease_id", reservation.leaseId())
                .put("project_id", reservation.projectId())
                .put("started", reservation.started())
                .put("wanted", wanted)
                .put("told_at", told.at().toString());
    }

    private static JsonObject json(WantedHost host) {
        return new JsonObject()
                .put("host", host.host())
                .put("host_uuid", host.hostUuid())
                .put("types", new JsonArray(host.types()));
    }

    private static JsonArray json(List<Place> places) {
        JsonArray rows = new JsonArray();
        places.forEach(place -> rows.add(new JsonObject()
                .put("server_id", place.server().toString())
                .put("type_id", place.typeId())
                .put("host", place.host())
                .put("host_uuid", place.hostUuid())
                .put("license_id", place.license().map(UUID::toString).orElse(null))));
        return rows;
    }

    private static LeaseReservation reservation(Row row) {
        return new LeaseReservation(
                row.getString("id"),
                row.getString("lease_id"),
                row.getString("project_id"),
                row.getBoolean("started"),
                row.getBoolean("over"),
                row.getJsonArray("wanted").stream()
                        .map(JsonObject.class::cast)
                        .map(LeaseStore::wanted)
                        .toList());
    }

    private static WantedHost wanted(JsonObject host) {
        return new WantedHost(
                host.getString("host"),
                host.getString("host_uuid"),
                host.getJsonArray("types").stream().map(String::valueOf).toList());
    }

    private static Place place(Row row) {
        return new Place(
                row.getUUID("server_id"),
                row.getString("type_id"),
                row.getString("host"),
                row.getString("host_uuid"),
                Optional.ofNullable(row.getUUID("license_id")));
    }

    private static List<String> ids(RowSet<Row> rows) {
        return rows.stream().map(row -> row.getString("id")).toList();
    }
}
