package io.leasehold.device.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.device.zstack.Answers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;

/** Runs queries: one statement for the entries, one for their number. */
@Singleton
public class Queries {
    private final Pool pool;

    Queries(Pool pool) {
        this.pool = pool;
    }

    /** All that match. */
    public Uni<ObjectNode> run(Target target, Query query) {
        return run(target, query, arguments -> "true");
    }

    /** Those that match and that the caller may see; {@code visible} is a condition over the target's tables. */
    public Uni<ObjectNode> run(Target target, Query query, Function<Arguments, String> visible) {
        return Uni.createFrom().deferred(() -> {
            check(target, query);
            return query.countOnly()
                    ? total(target, query, visible).map(total -> Answers.empty().put("total", total))
                    : entries(target, query, visible).chain(answer -> counted(answer, target, query, visible));
        });
    }

    private static void check(Target target, Query query) {
        query.fields().forEach(target::requireShown);
        query.order().ifPresent(order -> target.requireKnown(order.field()));
    }

    private Uni<ObjectNode> counted(
            ObjectNode answer, Target target, Query query, Function<Arguments, String> visible) {
        return query.withTotal()
                ? total(target, query, visible).map(total -> answer.put("total", total))
                : Uni.createFrom().item(answer);
    }

    private Uni<ObjectNode> entries(Target target, Query query, Function<Arguments, String> visible) {
        Arguments arguments = new Arguments();
        String sql = "select %s from %s where %s order by %s limit %s offset %s"
                .formatted(
                        target.columns(),
                        target.from(),
                        where(target, query, visible, arguments),
                        order(target, query),
                        arguments.add(query.limit()),
                        arguments.add(query.start()));
        return pool.preparedQuery(sql)
                .execute(arguments.values())
                .map(rows -> rows.stream()
                        .map(target.view())
                        .map(entry -> only(entry, query.fields()))
                        .toList())
                .map(list -> answer(target, list));
    }

    private Uni<Long> total(Target target, Query query, Function<Arguments, String> visible) {
        Arguments arguments = new Arguments();
        String sql =
                "select count(*) from %s where %s".formatted(target.from(), where(target, query, visible, arguments));
        return pool.preparedQuery(sql)
                .execute(arguments.values())
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static String where(Target target, Query query, Function<Arguments, String> visible, Arguments arguments) {
        StringBuilder sql = new StringBuilder(visible.apply(arguments));
        query.conditions().forEach(condition -> sql.append(" and ").append(target.sql(condition, arguments)));
        return sql.toString();
    }

    private static String order(Target target, Query query) {
        return query.order()
                .map(order -> "%s %s, %s"
                        .formatted(
                                target.field(order.field()).column(),
                                order.ascending() ? "asc" : "desc",
                                target.uuid()))
                .orElse(target.created() + ", " + target.uuid());
    }

    private static ObjectNode only(ObjectNode entry, List<String> fields) {
        return fields.isEmpty() ? entry : entry.retain(fields);
    }

    private static ObjectNode answer(Target target, List<ObjectNode> entries) {
        ObjectNode answer = Answers.empty();
        ArrayNode list = answer.putArray("inventories");
        entries.forEach(list::add);
        return target.shows().describe(answer);
    }
}
