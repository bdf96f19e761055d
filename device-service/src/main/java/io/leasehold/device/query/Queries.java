package io.leasehold.device.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.device.zstack.JsonResponses;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Execution of queries: one statement for the rows and, on request, one for their number. */
@Singleton
public class Queries {
    private final Pool pool;
    private final QueryConfig config;

    Queries(Pool pool, QueryConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /** Returns the rows that match the query string of the request. */
    public Uni<ObjectNode> list(QueryableTable table, HttpServerRequest request) {
        return list(table, request, Queries::all);
    }

    /**
     * Returns the matching rows that the caller may see; {@code visible} returns an SQL condition over the table's
     * joins.
     */
    public Uni<ObjectNode> list(
            QueryableTable table, HttpServerRequest request, Function<SqlArguments, String> visible) {
        return run(table, Query.of(request, config), visible);
    }

    /** Returns a list with the row that has the id, or an empty list. */
    public Uni<ObjectNode> show(QueryableTable table, String uuid, HttpServerRequest request) {
        return show(table, uuid, request, Queries::all);
    }

    /** Returns a list with the row that has the id if the caller may see that row, or an empty list. */
    public Uni<ObjectNode> show(
            QueryableTable table, String uuid, HttpServerRequest request, Function<SqlArguments, String> visible) {
        return run(table, Query.of(request, config).where("uuid", uuid.toLowerCase(Locale.ROOT)), visible);
    }

    private Uni<ObjectNode> run(QueryableTable table, Query query, Function<SqlArguments, String> visible) {
        return Uni.createFrom().deferred(() -> {
            check(table, query);
            return query.countOnly()
                    ? total(table, query, visible)
                            .map(total -> JsonResponses.empty().put("total", total))
                    : entries(table, query, visible).chain(answer -> addTotal(answer, table, query, visible));
        });
    }

    private static String all(SqlArguments arguments) {
        return "true";
    }

    private static void check(QueryableTable table, Query query) {
        query.fields().forEach(table::requireShown);
        query.order().ifPresent(order -> table.requireKnown(order.field()));
    }

    private Uni<ObjectNode> addTotal(
            ObjectNode answer, QueryableTable table, Query query, Function<SqlArguments, String> visible) {
        return query.withTotal()
                ? total(table, query, visible).map(total -> answer.put("total", total))
                : Uni.createFrom().item(answer);
    }

    private Uni<ObjectNode> entries(QueryableTable table, Query query, Function<SqlArguments, String> visible) {
        SqlArguments arguments = new SqlArguments();
        String sql = "select %s from %s where %s order by %s limit %s offset %s"
                .formatted(
                        table.columns(),
                        table.from(),
                        where(table, query, visible, arguments),
                        order(table, query),
                        arguments.add(query.limit()),
                        arguments.add(query.start()));
        return pool.preparedQuery(sql)
                .execute(arguments.values())
                .map(rows -> rows.stream()
                        .map(table.toJson())
                        .map(entry -> retainFields(entry, query.fields()))
                        .toList())
                .map(list -> answer(table, list));
    }

    private Uni<Long> total(QueryableTable table, Query query, Function<SqlArguments, String> visible) {
        SqlArguments arguments = new SqlArguments();
        String sql =
                "select count(*) from %s where %s".formatted(table.from(), where(table, query, visible, arguments));
        return pool.preparedQuery(sql)
                .execute(arguments.values())
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static String where(
            QueryableTable table, Query query, Function<SqlArguments, String> visible, SqlArguments arguments) {
        StringBuilder sql = new StringBuilder(visible.apply(arguments));
        query.conditions().forEach(condition -> sql.append(" and ").append(table.sql(condition, arguments)));
        return sql.toString();
    }

    private static String order(QueryableTable table, Query query) {
        return query.order()
                .map(order -> "%s %s, %s"
                        .formatted(
                                table.field(order.field()).column(), order.ascending() ? "asc" : "desc", table.uuid()))
                .orElse(table.created() + ", " + table.uuid());
    }

    private static ObjectNode retainFields(ObjectNode entry, List<String> fields) {
        return fields.isEmpty() ? entry : entry.retain(fields);
    }

    private static ObjectNode answer(QueryableTable table, List<ObjectNode> entries) {
        ObjectNode answer = JsonResponses.empty();
        ArrayNode list = answer.putArray("inventories");
        entries.forEach(list::add);
        return table.inventoryClass().addSchema(answer);
    }
}
