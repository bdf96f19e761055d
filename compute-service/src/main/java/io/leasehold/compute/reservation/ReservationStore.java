package io.leasehold.compute.reservation;

import io.leasehold.common.event.LeasedCapacity;
import io.leasehold.common.outbox.Outbox;
import io.leasehold.common.sql.RowJson;
import io.leasehold.compute.aggregate.HostPools.HostLocation;
import io.leasehold.compute.reservation.Reservation.Identity;
import io.leasehold.compute.reservation.Reservation.Problem;
import io.leasehold.compute.reservation.Reservation.Progress;
import io.leasehold.compute.reservation.Reservation.State;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows of reservations; an event writes all reservations of its lease in one statement. */
@Singleton
public class ReservationStore {
    private static final String ANNOUNCED = """
            from json_to_recordset($1)
              as told (id text, lease_id text, project_id text, resource_type text, instances jsonb, hosts text[],
                       snapshot text, told_at timestamptz)
            on conflict (id) do update set
            """;
    private static final String RECORD = """
            insert into reservation as known
                (id, lease_id, project_id, resource_type, instances, phase, started, wanted, snapshot, told_at)
            select id, lease_id, project_id, resource_type, instances, 'none', $2, hosts, snapshot, told_at
            """ + ANNOUNCED + """
                started = known.started or excluded.started, wanted = excluded.wanted,
                instances = excluded.instances, told_at = excluded.told_at,
                snapshot = case when known.snapshot in ('none', 'at-end') then excluded.snapshot
                                else known.snapshot end,
                waiting_since = case when known.wanted = excluded.wanted then known.waiting_since end
            where known.phase not in ('ending', 'ended') and known.told_at <= excluded.told_at
            returning id
            """;
    private static final String REQUEST_SNAPSHOTS = """
            update reservation set snapshot = 'wanted'
            where id = any($1) and phase not in ('ending', 'ended') and snapshot in ('at-end', 'taken')
            returning id
            """;
    private static final String END = """
            insert into reservation as known
                (id, lease_id, project_id, resource_type, instances, phase, started, wanted, snapshot, told_at,
                 ending_since)
            select id, lease_id, project_id, resource_type, instances, 'ending', false, '{}', 'none', told_at, $2
            """ + ANNOUNCED + """
                phase = 'ending', wanted = '{}', ending_since = excluded.ending_since,
                waiting_since = null, failure = null,
                snapshot = case when known.snapshot = 'at-end' then 'wanted' else known.snapshot end
            where known.phase not in ('ending', 'ended')
            returning id
            """;
    private static final String LOCK = "select from reservation where id = $1 for update";
    private static final String LOAD = """
            select reservation.*, instances::text as sizes,
                exists (select from aggregate_member where name = reservation.id) as prepared,
                array(select mtms from aggregate_member
                      where name = reservation.id and mtms is not null order by mtms) as held
            from reservation
            where reservation.id = $1
            """;
    private static final String SAVE = """
            update reservation
            set phase = $2, waiting_since = $3, failure = $4, snapshot = $5, deleted_servers = $6
            where id = $1
            """;
    private static final String HOLDERS = "select id from reservation where id = any($1)";

    private final Outbox outbox;
    private final Clock clock;

    ReservationStore(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Records the requested state and returns the ids of the changed reservations. */
    Uni<List<String>> record(SqlConnection connection, List<AnnouncedReservation> announced, boolean started) {
        return connection
                .preparedQuery(RECORD)
                .execute(Tuple.of(json(announced), started))
                .map(ReservationStore::ids);
    }

    /** Requests the images of the reservations that ask for images, and returns the ids of the changed reservations. */
    Uni<List<String>> requestSnapshots(SqlConnection connection, List<AnnouncedReservation> announced) {
        return connection
                .preparedQuery(REQUEST_SNAPSHOTS)
                .execute(Tuple.of(
                        announced.stream().map(AnnouncedReservation::id).toArray(String[]::new)))
                .map(ReservationStore::ids);
    }

    /** Records the end of the reservations and returns the ids of the changed ones. */
    Uni<List<String>> end(SqlConnection connection, List<AnnouncedReservation> announced) {
        return connection
                .preparedQuery(END)
                .execute(Tuple.of(json(announced), utc(clock.instant())))
                .map(ReservationStore::ids);
    }

    /** Locks the reservation until the transaction ends, and reads the row after that. */
    public Uni<Reservation> lock(SqlConnection connection, String id) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(id))
                .chain(() -> connection.preparedQuery(LOAD).execute(Tuple.of(id)))
                .map(rows -> reservation(rows.iterator().next()));
    }

    /** Saves the result of an attempt and appends its reports to the outbox. */
    public Uni<Void> save(SqlConnection connection, Progress progress) {
        Reservation reservation = progress.reservation();
        State state = reservation.state();
        return connection
                .preparedQuery(SAVE)
                .execute(Tuple.of(
                        reservation.id(),
                        state.phase().text(),
                        state.problem()
                                .waitingSince()
                                .map(ReservationStore::utc)
                                .orElse(null),
                        state.problem().reported().orElse(null),
                        state.snapshot().text(),
                        state.deletedServers().toArray(String[]::new)))
                .chain(() -> outbox.append(connection, progress.reports()));
    }

    /** Returns the names of aggregates that belong to reservations. */
    public Uni<Set<String>> holders(SqlConnection connection, List<HostLocation> locations) {
        String[] names = locations.stream()
                .flatMap(location -> location.aggregates().stream())
                .distinct()
                .toArray(String[]::new);
        return connection.preparedQuery(HOLDERS).execute(Tuple.of(names)).map(rows -> Set.copyOf(ids(rows)));
    }

    private JsonArray json(List<AnnouncedReservation> announced) {
        JsonArray rows = new JsonArray();
        announced.forEach(one -> rows.add(new JsonObject()
                .put("id", one.id())
                .put("lease_id", one.lease().leaseId())
                .put("project_id", one.lease().projectId())
                .put("resource_type", one.resource().type())
                .put("instances", instances(one.resource()))
                .put("hosts", new JsonArray(one.hosts()))
                .put("snapshot", (one.snapshot() ? SnapshotState.AT_END : SnapshotState.NONE).text())
                .put("told_at", one.at().toString())));
        return rows;
    }

    private @Nullable JsonObject instances(ReservedResource resource) {
        return switch (resource) {
            case ReservedResource.Hosts hosts -> null;
            case ReservedResource.Instances instances -> new JsonObject(RowJson.write(instances));
        };
    }

    private ReservedResource resource(Row row) {
        return row.getString("resource_type").equals(LeasedCapacity.Instances.RESOURCE_TYPE)
                ? RowJson.read(row.getString("sizes"), ReservedResource.Instances.class)
                : new ReservedResource.Hosts();
    }

    private static List<String> ids(RowSet<Row> rows) {
        return rows.stream().map(row -> row.getString("id")).toList();
    }

    private Reservation reservation(Row row) {
        return new Reservation(
                new Identity(row.getString("id"), row.getString("lease_id"), row.getString("project_id")),
                resource(row),
                state(row),
                List.of(row.getArrayOfStrings("wanted")),
                row.getBoolean("prepared"),
                List.of(row.getArrayOfStrings("held")));
    }

    private static State state(Row row) {
        return new State(
                ReservationPhase.of(row.getString("phase")),
                row.getBoolean("started"),
                new Problem(time(row, "waiting_since"), Optional.ofNullable(row.getString("failure"))),
                SnapshotState.of(row.getString("snapshot")),
                List.of(row.getArrayOfStrings("deleted_servers")),
                time(row, "ending_since"));
    }

    private static Optional<Instant> time(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
