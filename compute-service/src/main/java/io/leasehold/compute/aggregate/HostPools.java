package io.leasehold.compute.aggregate;

import io.leasehold.common.id.Ids;
import io.leasehold.common.operation.Operations;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * Moves of hosts between the freepool and the aggregates of reservations, in the transaction of the caller. The number
 * of statements does not depend on the number of hosts.
 */
@Singleton
public class HostPools {
    /**
     * The aggregates of a host.
     *
     * @param free true for a host in the freepool
     * @param aggregates names of the other aggregates with a zone
     */
    public record HostLocation(String host, boolean free, List<String> aggregates) {
        public HostLocation {
            aggregates = List.copyOf(aggregates);
        }
    }

    private static final String ENSURE = """
            insert into aggregate (uuid, name, availability_zone, metadata, created_at)
            values ($1, $2, $3, $4, $5)
            on conflict (name) do nothing
            """;
    private static final String ENSURE_WITH_ID = """
            insert into aggregate (id, uuid, name, metadata, created_at)
            values ($1, $2, $3, $4, $5)
            on conflict do nothing
            """;
    private static final String SET_METADATA = "update aggregate set metadata = $2 where name = $1";
    private static final String ADD = """
            insert into aggregate_host (aggregate_id, mtms)
            select aggregate.id, mtms from aggregate, unnest($2::text[]) as mtms where aggregate.name = $1
            on conflict do nothing
            """;
    private static final String REMOVE = """
            delete from aggregate_host
            where aggregate_id = (select id from aggregate where name = $1) and mtms = any($2)
            """;
    private static final String LOCATIONS = """
            select wanted.mtms, free.mtms is not null as free,
                array(select zoned.name
                      from aggregate_host member
                      join aggregate zoned on zoned.id = member.aggregate_id
                      where member.mtms = wanted.mtms and zoned.availability_zone is not null) as aggregates
            from unnest($1::text[]) as wanted (mtms)
            left join (select member.mtms
                       from aggregate pool
                       join aggregate_host member on member.aggregate_id = pool.id
                       where pool.name = $2 and member.mtms = any($1)
                       order by member.mtms
                       for share of pool for update of member) as free on free.mtms = wanted.mtms
            order by wanted.mtms
            """;
    private static final String MOVE = """
            with moved as (
                delete from aggregate_host
                where aggregate_id = (select id from aggregate where name = $1) and mtms = any($3)
                returning mtms)
            insert into aggregate_host (aggregate_id, mtms)
            select (select id from aggregate where name = $2), mtms from moved
            on conflict do nothing
            """;
    private static final String DELETE = "delete from aggregate where name = $1";

    private final AggregateConfig config;
    private final Operations operations;
    private final Ids ids;
    private final Clock clock;

    HostPools(AggregateConfig config, Operations operations, Ids ids, Clock clock) {
        this.config = config;
        this.operations = operations;
        this.ids = ids;
        this.clock = clock;
    }

    /** Creates an aggregate with a zone; an existing one of that name is left as it is. */
    public Uni<Void> ensure(SqlConnection connection, String name, String zone, Map<String, String> metadata) {
        return connection
                .preparedQuery(ENSURE)
                .execute(Tuple.of(
                        ids.next(),
                        name,
                        zone,
                        JsonObject.mapFrom(metadata),
                        clock.instant().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /**
     * Creates an aggregate without a zone, under an id of reservation-service; an existing one of that name is left as
     * it is.
     */
    public Uni<Void> ensure(SqlConnection connection, int id, String name, Map<String, String> metadata) {
        return connection
                .preparedQuery(ENSURE_WITH_ID)
                .execute(Tuple.of(
                        id,
                        ids.next(),
                        name,
                        JsonObject.mapFrom(metadata),
                        clock.instant().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** Replaces the metadata of the aggregate. */
    public Uni<Void> setMetadata(SqlConnection connection, String aggregate, Map<String, String> metadata) {
        return connection
                .preparedQuery(SET_METADATA)
                .execute(Tuple.of(aggregate, JsonObject.mapFrom(metadata)))
                .replaceWithVoid();
    }

    /** Adds hosts to the aggregate; they stay in their other aggregates. */
    public Uni<Void> add(SqlConnection connection, String aggregate, List<String> hosts) {
        return change(connection, ADD, aggregate, hosts);
    }

    /**
     * Removes hosts from the aggregate; they stay in their other aggregates. Operations that wait for the hosts are
     * woken.
     */
    public Uni<Void> remove(SqlConnection connection, String aggregate, List<String> hosts) {
        return change(connection, REMOVE, aggregate, hosts).chain(() -> operations.wakeWaiting(connection, hosts));
    }

    /** Returns where the hosts are; hosts in the freepool are locked until the transaction ends. */
    public Uni<List<HostLocation>> locations(SqlConnection connection, List<String> hosts) {
        return connection
                .preparedQuery(LOCATIONS)
                .execute(Tuple.of(hosts.toArray(String[]::new), config.freepoolName()))
                .map(rows -> rows.stream().map(HostPools::location).toList());
    }

    /** Moves hosts from the freepool into the aggregate. */
    public Uni<Void> takeFromFreepool(SqlConnection connection, String aggregate, List<String> hosts) {
        return move(connection, config.freepoolName(), aggregate, hosts);
    }

    /** Moves hosts from the aggregate into the freepool and wakes the operations that wait for the hosts. */
    public Uni<Void> returnToFreepool(SqlConnection connection, String aggregate, List<String> hosts) {
        return move(connection, aggregate, config.freepoolName(), hosts)
                .chain(() -> operations.wakeWaiting(connection, hosts));
    }

    /** Deletes the aggregate; a missing one is not an error. */
    public Uni<Void> delete(SqlConnection connection, String aggregate) {
        return connection.preparedQuery(DELETE).execute(Tuple.of(aggregate)).replaceWithVoid();
    }

    private static Uni<Void> change(SqlConnection connection, String sql, String aggregate, List<String> hosts) {
        return hosts.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(sql)
                        .execute(Tuple.of(aggregate, hosts.toArray(String[]::new)))
                        .replaceWithVoid();
    }

    private static Uni<Void> move(SqlConnection connection, String from, String to, List<String> hosts) {
        return connection
                .preparedQuery(MOVE)
                .execute(Tuple.of(from, to, hosts.toArray(String[]::new)))
                .replaceWithVoid();
    }

    private static HostLocation location(Row row) {
        return new HostLocation(
                row.getString("mtms"), row.getBoolean("free"), List.of(row.getArrayOfStrings("aggregates")));
    }
}
