package io.leasehold.compute.aggregate;

import io.leasehold.common.error.ServiceException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Rows of aggregates and their hosts, as requests read and write them. */
@Singleton
class AggregateStore {
    private static final String SELECT = """
            select id, uuid, name, availability_zone, metadata, created_at, updated_at,
                array(select mtms from aggregate_host where aggregate_id = aggregate.id order by mtms) as hosts
            from aggregate
            """;
    private static final String ALL = SELECT + "order by id";
    private static final String FIND = SELECT + "where id = $1";
    private static final String LOCK = "select from aggregate where id = $1 for update";
    private static final String INSERT = """
            insert into aggregate (uuid, name, availability_zone, metadata, created_at)
            values ($1, $2, $3, '{}', $4)
            returning id
            """;
    private static final String SAVE = """
            update aggregate set name = $2, availability_zone = $3, metadata = $4, updated_at = $5 where id = $1
            """;
    private static final String TOUCH = "update aggregate set updated_at = $2 where id = $1";
    private static final String DELETE = "delete from aggregate where id = $1";
    private static final String ADD_HOST =
            "insert into aggregate_host (aggregate_id, mtms) values ($1, $2) on conflict do nothing";
    private static final String REMOVE_HOST = "delete from aggregate_host where aggregate_id = $1 and mtms = $2";
    private static final String RESERVATIONS = """
            select aggregate.name
            from aggregate join aggregate_host member on member.aggregate_id = aggregate.id
            where member.mtms = $1 and aggregate.availability_zone = $2 || aggregate.name
            """;
    private static final String OTHER_ZONES = """
            select distinct aggregate.availability_zone as zone
            from aggregate join aggregate_host member on member.aggregate_id = aggregate.id
            where aggregate.id <> $1 and aggregate.availability_zone <> $2 and member.mtms = any ($3)
            order by 1
            """;
    private static final String UNIQUE_VIOLATED = "23505";

    private final Clock clock;

    AggregateStore(Clock clock) {
        this.clock = clock;
    }

    /** Lists all aggregates in the order of their ids. */
    Uni<List<Aggregate>> all(SqlClient client) {
        return client.preparedQuery(ALL)
                .execute()
                .map(rows -> rows.stream().map(AggregateStore::aggregate).toList());
    }

    /** Returns the aggregate; unknown → 404. */
    Uni<Aggregate> get(SqlClient client, String id) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(number(id)))
                .map(rows ->
                        rows.stream().findFirst().map(AggregateStore::aggregate).orElseThrow(() -> unknown(id)));
    }

    /** Locks the aggregate until the transaction ends, and reads the aggregate after that; unknown → 404. */
    Uni<Aggregate> lock(SqlConnection connection, String id) {
        return connection.preparedQuery(LOCK).execute(Tuple.of(number(id))).chain(() -> get(connection, id));
    }

    /** Inserts an aggregate without hosts; a name that is taken → 409. */
    Uni<Aggregate> insert(SqlConnection connection, UUID uuid, String name, Optional<String> zone) {
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.of(uuid, name, zone.orElse(null), now()))
                .onFailure(AggregateStore::isTaken)
                .transform(taken -> conflict(name))
                .chain(rows ->
                        get(connection, String.valueOf(rows.iterator().next().getInteger("id"))));
    }

    /** Saves name, zone and metadata, and returns the aggregate; a name that is taken → 409. */
    Uni<Aggregate> save(SqlConnection connection, Aggregate aggregate) {
        return connection
                .preparedQuery(SAVE)
                .execute(Tuple.of(
                        aggregate.id(),
                        aggregate.name(),
                        aggregate.availabilityZone().orElse(null),
                        new JsonObject(new TreeMap<>(aggregate.metadata())),
                        now()))
                .onFailure(AggregateStore::isTaken)
                .transform(taken -> conflict(aggregate.name()))
                .chain(() -> get(connection, String.valueOf(aggregate.id())));
    }

    Uni<Void> delete(SqlConnection connection, Aggregate aggregate) {
        return connection
                .preparedQuery(DELETE)
                .execute(Tuple.of(aggregate.id()))
                .replaceWithVoid();
    }

    /** Adds the host; false when the host is a member already. */
    Uni<Boolean> addHost(SqlConnection connection, Aggregate aggregate, String host) {
        return changeHosts(connection, ADD_HOST, aggregate, host);
    }

    /** Removes the host; false when the host is no member. */
    Uni<Boolean> removeHost(SqlConnection connection, Aggregate aggregate, String host) {
        return changeHosts(connection, REMOVE_HOST, aggregate, host);
    }

    /** Returns the zones of other aggregates that contain the hosts; none for an aggregate without a zone. */
    Uni<List<String>> otherZones(SqlConnection connection, Aggregate aggregate, List<String> hosts) {
        return aggregate.availabilityZone().isEmpty() || hosts.isEmpty()
                ? Uni.createFrom().item(List.of())
                : connection
                        .preparedQuery(OTHER_ZONES)
                        .execute(Tuple.of(
                                aggregate.id(), aggregate.availabilityZone().get(), hosts.toArray(String[]::new)))
                        .map(rows ->
                                rows.stream().map(row -> row.getString("zone")).toList());
    }

    /**
     * Returns the reservations of the whole host. The name of their aggregate is the id of the reservation, and its
     * zone is the prefix with that id.
     */
    Uni<List<String>> reservationsOf(SqlConnection connection, String host, String zonePrefix) {
        return connection
                .preparedQuery(RESERVATIONS)
                .execute(Tuple.of(host, zonePrefix))
                .map(rows -> rows.stream().map(row -> row.getString("name")).toList());
    }

    static ServiceException unknown(String id) {
        return ServiceException.notFound("Aggregate %s could not be found.".formatted(id));
    }

    private Uni<Boolean> changeHosts(SqlConnection connection, String sql, Aggregate aggregate, String host) {
        return connection
                .preparedQuery(sql)
                .execute(Tuple.of(aggregate.id(), host))
                .map(rows -> rows.rowCount() == 1)
                .call(() -> connection.preparedQuery(TOUCH).execute(Tuple.of(aggregate.id(), now())));
    }

    /** Reads an id; a text that is no number becomes an id that no aggregate has. */
    private static int number(String id) {
        return id.matches("\\d{1,9}") ? Integer.parseInt(id) : -1;
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof PgException refused
                && UNIQUE_VIOLATED.equals(refused.getSqlState())
                && "aggregate_name_unique".equals(refused.getConstraint());
    }

    private static ServiceException conflict(String name) {
        return ServiceException.conflict("Aggregate %s already exists.".formatted(name));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Aggregate aggregate(Row row) {
        return new Aggregate(
                row.getInteger("id"),
                row.getUUID("uuid"),
                row.getString("name"),
                Optional.ofNullable(row.getString("availability_zone")),
                texts(row.getJsonObject("metadata")),
                List.of(row.getArrayOfStrings("hosts")),
                row.getOffsetDateTime("created_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("updated_at")).map(OffsetDateTime::toInstant));
    }

    private static Map<String, String> texts(JsonObject json) {
        Map<String, String> texts = new TreeMap<>();
        json.forEach(entry -> texts.put(entry.getKey(), String.valueOf(entry.getValue())));
        return texts;
    }
}
