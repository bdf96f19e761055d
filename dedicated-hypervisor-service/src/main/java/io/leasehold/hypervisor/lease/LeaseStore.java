package io.leasehold.hypervisor.lease;

import io.leasehold.hypervisor.lease.LeaseReservation.LeasedHost;
import io.leasehold.hypervisor.lease.LeaseReservation.LicenseAssignment;
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

/** Reservations of leases and their licence assignments; each method is one statement, whatever the number of rows. */
@Singleton
class LeaseStore {
    private static final String ANNOUNCED = """
            from json_to_recordset($1)
              as announced (id text, lease_id text, project_id text, started boolean, wanted jsonb, told_at timestamptz)
            on conflict (id) do update set
            """;
    private static final String UPSERT = """
            insert into lease_reservation as known (id, lease_id, project_id, started, over, wanted, told_at)
            select id, lease_id, project_id, started, false, wanted, told_at
            """ + ANNOUNCED + """
                started = known.started or excluded.started, wanted = excluded.wanted, told_at = excluded.told_at
            where not known.over and known.told_at <= excluded.told_at
            returning id
            """;
    private static final String END = """
            insert into lease_reservation as known (id, lease_id, project_id, started, over, wanted, told_at)
            select id, lease_id, project_id, false, true, '[]', told_at
            """ + ANNOUNCED + """
                over = true, wanted = '[]'
            where not known.over
            returning id
            """;
    private static final String FIND_BY_HOST =
            "select id from lease_reservation where not over and wanted @> $1 order by id";
    private static final String LOCK = "select * from lease_reservation where id = $1 for update";
    private static final String ASSIGNMENTS =
            "select * from lease_license where reservation_id = $1 order by server_id, type_id";
    private static final String SAVE = """
            insert into lease_license (lease_id, reservation_id, server_id, type_id, host, host_uuid, license_id)
            select $2, $3, server_id, type_id, host, host_uuid, license_id
            from json_to_recordset($1)
              as assignment (server_id uuid, type_id text, host text, host_uuid text, license_id uuid)
            on conflict (lease_id, reservation_id, server_id, type_id) do update set license_id = excluded.license_id
            """;
    private static final String REMOVE = """
            delete from lease_license
            using json_to_recordset($1) as assignment (server_id uuid, type_id text)
            where reservation_id = $2 and lease_license.server_id = assignment.server_id
              and lease_license.type_id = assignment.type_id
            """;

    /**
     * Records announced reservations and returns the ids of those that changed; outdated announcements change nothing.
     */
    Uni<List<String>> upsert(SqlConnection connection, List<AnnouncedReservation> announced) {
        return write(connection, UPSERT, announced);
    }

    /** Records the end of reservations and returns the ids of those that had not ended before. */
    Uni<List<String>> end(SqlConnection connection, List<AnnouncedReservation> announced) {
        return write(connection, END, announced);
    }

    /** Returns the ids of reservations that have not ended and contain the host. */
    Uni<List<String>> findByHost(SqlConnection connection, String host) {
        JsonArray pattern = new JsonArray().add(new JsonObject().put("host", host));
        return connection.preparedQuery(FIND_BY_HOST).execute(Tuple.of(pattern)).map(LeaseStore::ids);
    }

    /** Locks the reservation until the transaction ends. */
    Uni<LeaseReservation> lock(SqlConnection connection, String id) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(id))
                .map(rows -> reservation(rows.iterator().next()));
    }

    Uni<List<LicenseAssignment>> assignments(SqlConnection connection, String reservation) {
        return connection
                .preparedQuery(ASSIGNMENTS)
                .execute(Tuple.of(reservation))
                .map(rows -> rows.stream().map(LeaseStore::assignment).toList());
    }

    Uni<Void> save(SqlConnection connection, LeaseReservation reservation, List<LicenseAssignment> assignments) {
        return connection
                .preparedQuery(SAVE)
                .execute(Tuple.of(json(assignments), reservation.leaseId(), reservation.id()))
                .replaceWithVoid();
    }

    Uni<Void> remove(SqlConnection connection, LeaseReservation reservation, List<LicenseAssignment> assignments) {
        return connection
                .preparedQuery(REMOVE)
                .execute(Tuple.of(json(assignments), reservation.id()))
                .replaceWithVoid();
    }

    private static Uni<List<String>> write(
            SqlConnection connection, String statement, List<AnnouncedReservation> announced) {
        JsonArray rows = new JsonArray();
        announced.forEach(one -> rows.add(json(one)));
        return connection.preparedQuery(statement).execute(Tuple.of(rows)).map(LeaseStore::ids);
    }

    private static JsonObject json(AnnouncedReservation announced) {
        LeaseReservation reservation = announced.reservation();
        JsonArray hosts = new JsonArray();
        reservation.hosts().forEach(host -> hosts.add(json(host)));
        return new JsonObject()
                .put("id", reservation.id())
                .put("lease_id", reservation.leaseId())
                .put("project_id", reservation.projectId())
                .put("started", reservation.started())
                .put("wanted", hosts)
                .put("told_at", announced.at().toString());
    }

    private static JsonObject json(LeasedHost host) {
        return new JsonObject()
                .put("host", host.host())
                .put("host_uuid", host.hostUuid())
                .put("types", new JsonArray(host.types()));
    }

    private static JsonArray json(List<LicenseAssignment> assignments) {
        JsonArray rows = new JsonArray();
        assignments.forEach(assignment -> rows.add(new JsonObject()
                .put("server_id", assignment.server().toString())
                .put("type_id", assignment.typeId())
                .put("host", assignment.host())
                .put("host_uuid", assignment.hostUuid())
                .put("license_id", assignment.license().map(UUID::toString).orElse(null))));
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
                        .map(LeaseStore::host)
                        .toList());
    }

    private static LeasedHost host(JsonObject host) {
        return new LeasedHost(
                host.getString("host"),
                host.getString("host_uuid"),
                host.getJsonArray("types").stream().map(String::valueOf).toList());
    }

    private static LicenseAssignment assignment(Row row) {
        return new LicenseAssignment(
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
