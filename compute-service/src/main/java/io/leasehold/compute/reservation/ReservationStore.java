package io.leasehold.compute.reservation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leasehold.common.event.LeasedCapacity;
import io.leasehold.compute.aggregate.HostPools.Place;
import io.leasehold.compute.reservation.Reservation.Identity;
import io.leasehold.compute.reservation.Reservation.Standing;
import io.leasehold.compute.reservation.Reservation.Trouble;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The reservation rows: what leases want is noted for all reservations of a lease at once. */
@Singleton
public class ReservationStore {
    private static final String TOLD = """
            from json_to_recordset($1)
              as told (id text, lease_id text, project_id text, resource_type text, instances jsonb, hosts text[],
                       snapshot text, told_at timestamptz)
            on conflict (id) do update set
            """;
    private static final String HOLD = """
            insert into reservation as known
                (id, lease_id, project_id, resource_type, instances, phase, started, wanted, snapshot, told_at)
            select id, lease_id, project_id, resource_type, instances, 'none', $2, hosts, snapshot, told_at
            """ + TOLD + """
                started = known.started or excluded.started, wanted = excluded.wanted,
                instances = excluded.instances, told_at = excluded.told_at,
                snapshot = case when known.snapshot in ('none', 'at-end') then excluded.snapshot
                                else known.snapshot end,
                waiting_since = case when known.wanted = excluded.wanted then known.waiting_since end
            where known.phase not in ('ending', 'ended') and known.told_at <= excluded.told_at
            returning id
            """;
    private static final String PHOTOGRAPH = """
            update reservation set snapshot = 'wanted'
            where id = any($1) and phase not in ('ending', 'ended') and snapshot in ('at-end', 'taken')
            returning id
            """;
    private static final String END = """
            insert into reservation as known
                (id, lease_id, project_id, resource_type, instances, phase, started, wanted, snapshot, told_at,
                 ending_since)
            select id, lease_id, project_id, resource_type, instances, 'ending', false, '{}', 'none', told_at, $2
            """ + TOLD + """
                phase = 'ending', wanted = '{}', ending_since = excluded.ending_since,
                waiting_since = null, failure = null,
                snapshot = case when known.snapshot = 'at-end' then 'wanted' else known.snapshot end
            where known.phase not in ('ending', 'ended')
            returning id
            """;
    private static final String LOCK = "select from reservation where id = $1 for update";
    private static final String LOAD = """
            select reservation.*, instances::text as sizes, aggregate.id is not null as prepared,
                array(select mtms from aggregate_host where aggregate_id = aggregate.id order by mtms) as held
            from reservation left join aggregate on aggregate.name = reservation.id
            where reservation.id = $1
            """;
    private static final String SAVE = """
            update reservation
            set phase = $2, waiting_since = $3, failure = $4, snapshot = $5, deleted_servers = $6
            where id = $1
            """;
    private static final String HOLDERS = "select id from reservation where id = any($1)";

    private final ObjectMapper mapper;
    private final Clock clock;

    ReservationStore(ObjectMapper mapper, Clock clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    /** Notes what the reservations should have; gives the ids of those for which that was news. */
    Uni<List<String>> hold(SqlConnection connection, List<Told> told, boolean started) {
        return connection
                .preparedQuery(HOLD)
                .execute(Tuple.of(json(told), started))
                .map(ReservationStore::ids);
    }

    /** Notes that images are due, for those that want any; gives their ids. */
    Uni<List<String>> photograph(SqlConnection connection, List<Told> told) {
        return connection
                .preparedQuery(PHOTOGRAPH)
                .execute(Tuple.of(told.stream().map(Told::id).toArray(String[]::new)))
                .map(ReservationStore::ids);
    }

    /** Notes that the reservations are over; gives the ids of those for which that was news. */
    Uni<List<String>> end(SqlConnection connection, List<Told> told) {
        return connection
                .preparedQuery(END)
                .execute(Tuple.of(json(told), utc(clock.instant())))
                .map(ReservationStore::ids);
    }

    /** The reservation, which nobody else changes until the transaction ends; read once it is locked, so as it is now. */
    public Uni<Reservation> lock(SqlConnection connection, String id) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(id))
                .chain(() -> connection.preparedQuery(LOAD).execute(Tuple.of(id)))
                .map(rows -> reservation(rows.iterator().next()));
    }

    public Uni<Void> save(SqlConnection connection, Reservation reservation) {
        Standing standing = reservation.standing();
        return connection
                .preparedQuery(SAVE)
                .execute(Tuple.of(
                        reservation.id(),
                        standing.phase().text(),
                        standing.trouble()
                                .waitingSince()
                                .map(ReservationStore::utc)
                                .orElse(null),
                        standing.trouble().reported().orElse(null),
                        standing.snapshot().text(),
                        standing.deletedServers().toArray(String[]::new)))
                .replaceWithVoid();
    }

    /** Those of the aggregates that belong to reservations. */
    public Uni<Set<String>> holders(SqlConnection connection, List<Place> places) {
        String[] names = places.stream()
                .flatMap(place -> place.aggregates().stream())
                .distinct()
                .toArray(String[]::new);
        return connection.preparedQuery(HOLDERS).execute(Tuple.of(names)).map(rows -> Set.copyOf(ids(rows)));
    }

    private JsonArray json(List<Told> told) {
        JsonArray rows = new JsonArray();
        told.forEach(one -> rows.add(new JsonObject()
                .put("id", one.id())
                .put("lease_id", one.lease().leaseId())
                .put("project_id", one.lease().projectId())
                .put("resource_type", one.resource().type())
                .put("instances", instances(one.resource()))
                .put("hosts", new JsonArray(one.hosts()))
                .put("snapshot", (one.snapshot() ? SnapshotWish.AT_END : SnapshotWish.NONE).text())
                .put("told_at", one.at().toString())));
        return rows;
    }

    private @Nullable JsonObject instances(Resource resource) {
        return switch (resource) {
            case Resource.Hosts hosts -> null;
            case Resource.Instances instances -> json(instances);
        };
    }

    private JsonObject json(Resource.Instances instances) {
        try {
            return new JsonObject(mapper.writeValueAsString(instances));
        } catch (JsonProcessingException bug) {
            throw new UncheckedIOException(bug);
        }
    }

    private Resource resource(Row row) {
        return row.getString("resource_type").equals(LeasedCapacity.Instances.RESOURCE_TYPE)
                ? instances(row.getString("sizes"))
                : new Resource.Hosts();
    }

    private Resource instances(String json) {
        try {
            return mapper.readValue(json, Resource.Instances.class);
        } catch (JsonProcessingException bug) {
            throw new UncheckedIOException(bug);
        }
    }

    private static List<String> ids(RowSet<Row> rows) {
        return rows.stream().map(row -> row.getString("id")).toList();
    }

    private Reservation reservation(Row row) {
        return new Reservation(
                new Identity(row.getString("id"), row.getString("lease_id"), row.getString("project_id")),
                resource(row),
                standing(row),
                List.of(row.getArrayOfStrings("wanted")),
                row.getBoolean("prepared"),
                List.of(row.getArrayOfStrings("held")));
    }

    private static Standing standing(Row row) {
        return new Standing(
                Phase.of(row.getString("phase")),
                row.getBoolean("started"),
                new Trouble(time(row, "waiting_since"), Optional.ofNullable(row.getString("failure"))),
                SnapshotWish.of(row.getString("snapshot")),
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
