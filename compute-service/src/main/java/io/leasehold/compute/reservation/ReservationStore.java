package io.leasehold.compute.reservation;

import io.leasehold.compute.aggregate.HostPools.Place;
import io.leasehold.compute.reservation.Reservation.Trouble;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The reservation rows: what leases want is noted for all reservations of a lease at once. */
@Singleton
class ReservationStore {
    private static final String TOLD = """
            from json_to_recordset($1)
              as told (id text, lease_id text, project_id text, hosts text[], told_at timestamptz)
            on conflict (id) do update set
            """;
    private static final String HOLD = """
            insert into reservation as known
                (id, lease_id, project_id, phase, started, wanted, told_at)
            select id, lease_id, project_id, 'none', $2, hosts, told_at
            """ + TOLD + """
                started = known.started or excluded.started, wanted = excluded.wanted,
                told_at = excluded.told_at,
                waiting_since = case when known.wanted = excluded.wanted then known.waiting_since end
            where known.phase not in ('ending', 'ended') and known.told_at <= excluded.told_at
            returning id
            """;
    private static final String END = """
            insert into reservation as known
                (id, lease_id, project_id, phase, started, wanted, told_at)
            select id, lease_id, project_id, 'ending', false, '{}', told_at
            """ + TOLD + """
                phase = 'ending', wanted = '{}'
            where known.phase not in ('ending', 'ended')
            returning id
            """;
    private static final String LOCK = "select from reservation where id = $1 for update";
    private static final String LOAD = """
            select reservation.*, aggregate.id is not null as prepared,
                array(select mtms from aggregate_host where aggregate_id = aggregate.id order by mtms) as held
            from reservation left join aggregate on aggregate.name = reservation.id
            where reservation.id = $1
            """;
    private static final String SAVE =
            "update reservation set phase = $2, waiting_since = $3, failure = $4 where id = $1";
    private static final String HOLDERS = "select id from reservation where id = any($1)";

    /** Notes what the reservations should have; gives the ids of those for which that was news. */
    Uni<List<String>> hold(SqlConnection connection, List<Told> told, boolean started) {
        return connection
                .preparedQuery(HOLD)
                .execute(Tuple.of(json(told), started))
                .map(ReservationStore::ids);
    }

    /** Notes that the reservations are over; gives the ids of those for which that was news. */
    Uni<List<String>> end(SqlConnection connection, List<Told> told) {
        return connection.preparedQuery(END).execute(Tuple.of(json(told))).map(ReservationStore::ids);
    }

    /** The reservation, which nobody else changes until the transaction ends; read once it is locked, so as it is now. */
    Uni<Reservation> lock(SqlConnection connection, String id) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(id))
                .chain(() -> connection.preparedQuery(LOAD).execute(Tuple.of(id)))
                .map(rows -> reservation(rows.iterator().next()));
    }

    Uni<Void> save(SqlConnection connection, Reservation reservation) {
        Trouble trouble = reservation.trouble();
        return connection
                .preparedQuery(SAVE)
                .execute(Tuple.of(
                        reservation.id(),
                        reservation.phase().text(),
                        trouble.waitingSince()
                                .map(since -> since.atOffset(ZoneOffset.UTC))
                                .orElse(null),
                        trouble.reported().orElse(null)))
                .replaceWithVoid();
    }

    /** Those of the aggregates that belong to reservations. */
    Uni<Set<String>> holders(SqlConnection connection, List<Place> places) {
        String[] names = places.stream()
                .flatMap(place -> place.aggregates().stream())
                .distinct()
                .toArray(String[]::new);
        return connection.preparedQuery(HOLDERS).execute(Tuple.of(names)).map(rows -> Set.copyOf(ids(rows)));
    }

    private static JsonArray json(List<Told> told) {
        JsonArray rows = new JsonArray();
        told.forEach(one -> rows.add(new JsonObject()
                .put("id", one.id())
                .put("lease_id", one.lease().leaseId())
                .put("project_id", one.lease().projectId())
                .put("hosts", new JsonArray(one.hosts()))
                .put("told_at", one.at().toString())));
        return rows;
    }

    private static List<String> ids(RowSet<Row> rows) {
        return rows.stream().map(row -> row.getString("id")).toList();
    }

    private static Reservation reservation(Row row) {
        return new Reservation(
                row.getString("id"),
                row.getString("lease_id"),
                row.getString("project_id"),
                Phase.of(row.getString("phase")),
                row.getBoolean("started"),
                List.of(row.getArrayOfStrings("wanted")),
                new Trouble(
                        Optional.ofNullable(row.getOffsetDateTime("waiting_since"))
                                .map(OffsetDateTime::toInstant),
                        Optional.ofNullable(row.getString("failure"))),
                row.getBoolean("prepared"),
                List.of(row.getArrayOfStrings("held")));
    }
}
