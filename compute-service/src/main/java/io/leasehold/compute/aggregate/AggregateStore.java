package io.leasehold.compute.aggregate;

import io.leasehold.common.error.ServiceException;
import io.leasehold.common.id.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Rows of aggregates as requests read and write them. */
@Singleton
class AggregateStore {
    private static final String SELECT = """
            select aggregate.*, array(
                select mtms from aggregate_host where aggregate_id = aggregate.id order by mtms) as hosts
            from aggregate
            """;
    private static final String ALL = SELECT + "order by id";
    private static final String FIND = SELECT + "where id = $1";
    private static final String LOCK = "select from aggregate where id = $1 for update";
    private static final String INSERT = """
            insert into aggregate (uuid, name, availability_zone, created_at) values ($1, $2, $3, $4) returning id
            """;
    private static final String SAVE = """
            update aggregate set name = $2, availability_zone = $3, metadata = $4, updated_at = $5 where id = $1
            """;
    private static final String DELETE = "delete from aggregate where id = $1";
    private static final String ADD_HOST = "insert into aggregate_host (aggregate_id, mtms) values ($1, $2)";
    private static final String REMOVE_HOST = "delete from aggregate_host where aggregate_id = $1 and mtms = $2";
    private static final String RESERVATIONS = """
            select name from aggregate join aggregate_host on aggregate_id = id
            where mtms = $1 and availability_zone = $2 || name
            """;
    private static final String OTHER_ZONES = """
            select distinct availability_zone from aggregate join aggregate_host on aggregate_id = id
            where id <> $1 and availability_zone <> $2 and mtms = any($3)
            order by availability_zone
            """;

    private final Ids ids;
    private final Clock clock;

    AggregateStore(Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    Uni<List<Aggregate>> all(SqlClient client) {
        return client.preparedQuery(ALL)
                .execute()
                .map(rows -> rows.stream().map(AggregateStore::aggregate).toList());
    }

    Uni<Optional<Aggregate>> find(SqlClient client, String id) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(number(id)))
                .map(rows -> rows.stream().map(AggregateStore::aggregate).findFirst());
    }

    /** Locks the aggregate until the transaction ends, and reads the row after that; unknown → 404. */
    Uni<Aggregate> lock(SqlConnection connection, String id) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(number(id)))
                .chain(() -> find(connection, id))
                .map(found -> found.orElseThrow(() -> unknown(id)));
    }

    /** Inserts an aggregate without hosts; a name that is taken → 409. */
    Uni<Aggregate> insert(SqlConnection connection, String name, Optional<String> zone) {
        UUID uuid = ids.next();
        Instant now = clock.instant();
        return unlessTaken(
                        name,
                        connection
                                .preparedQuery(INSERT)
                                .execute(Tuple.of(uuid, name, zone.orElse(null), now.atOffset(ZoneOffset.UTC))))
                .map(rows -> rows.iterator().next().getInteger("id"))
                .map(id -> new Aggregate(id, uuid, name, zone, Map.of(), List.of(), now, Optional.empty()));
    }

    /** Saves everything but the hosts, with the time of the change; a name that is taken → 409. */
    Uni<Aggregate> save(SqlConnection connection, Aggregate aggregate) {
        Instant now = clock.instant();
        return unlessTaken(
                        aggregate.name(),
                        connection
                                .preparedQuery(SAVE)
                                .execute(Tuple.of(
                                        aggregate.id(),
                                        aggregate.name(),
                                        aggregate.availabilityZone().orElse(null),
                                        JsonObject.mapFrom(aggregate.metadata()),
                                        now.atOffset(ZoneOffset.UTC))))
                .replaceWith(aggregate.updatedAt(now));
    }

    Uni<Void> delete(SqlConnection connection, int id) {
        return connection.preparedQuery(DELETE).execute(Tuple.of(id)).replaceWithVoid();
    }

    Uni<Void> addHost(SqlConnection connection, int id, String host) {
        return connection.preparedQuery(ADD_HOST).execute(Tuple.of(id, host)).replaceWithVoid();
    }

    Uni<Void> removeHost(SqlConnection connection, int id, String host) {
        return connection.preparedQuery(REMOVE_HOST).execute(Tuple.of(id, host)).replaceWithVoid();
    }

    /** Returns the zones of other aggregates that contain the hosts; none for an aggregate without a zone. */
    Uni<List<String>> otherZones(SqlConnection connection, Aggregate aggregate, List<String> hosts) {
        return aggregate.availabilityZone().isEmpty() || hosts.isEmpty()
                ? Uni.createFrom().item(List.of())
                : texts(
                        connection,
                        OTHER_ZONES,
                        Tuple.of(aggregate.id(), aggregate.availabilityZone().get(), hosts.toArray(String[]::new)));
    }

    /**
     * Returns the reservations of the whole host. The name of their aggregate is the id of the reservation, and its
     * zone is the prefix with that id.
     */
    Uni<List<String>> reservationsOf(SqlConnection connection, String host, String zonePrefix) {
        return texts(connection, RESERVATIONS, Tuple.of(host, zonePrefix));
    }

    static ServiceException unknown(String id) {
        return ServiceException.notFound("Aggregate %s could not be found.".formatted(id));
    }

    private static Uni<List<String>> texts(SqlConnection connection, String sql, Tuple parameters) {
        return connection
                .preparedQuery(sql)
                .execute(parameters)
                .map(rows -> rows.stream().map(row -> row.getString(0)).toList());
    }

    private static <T> Uni<T> unlessTaken(String name, Uni<T> written) {
        return written.onFailure(failure -> failure instanceof PgException refused
                        && "aggregate_name_unique".equals(refused.getConstraint()))
                .transform(taken -> ServiceException.conflict("Aggregate %s already exists.".formatted(name)));
    }

    /** Reads an id; a text that is no number becomes an id that no aggregate has. */
    private static int number(String id) {
        return id.matches("\\d{1,9}") ? Integer.parseInt(id) : -1;
    }

    private static Aggregate aggregate(Row row) {
        Map<String, String> metadata = new TreeMap<>();
        row.getJsonObject("metadata").forEach(entry -> metadata.put(entry.getKey(), String.valueOf(entry.getValue())));
        return new Aggregate(
                row.getInteger("id"),
                row.getUUID("uuid"),
                row.getString("name"),
                Optional.ofNullable(row.getString("availability_zone")),
                metadata,
                List.of(row.getArrayOfStrings("hosts")),
                row.getOffsetDateTime("created_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("updated_at")).map(OffsetDateTime::toInstant));
    }
}
