package io.leasehold.device.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.device.zstack.InventoryClass;
import io.leasehold.device.zstack.error.Refusal;
import io.vertx.mutiny.sqlclient.Row;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A table that can be queried, with its joins.
 *
 * @param columns the select list
 * @param from tables and joins
 * @param uuid the id column, by which tags are found and ties in the order are broken
 * @param created the column of the default order
 * @param fields fields that conditions can name; a name with a dot belongs to a joined table
 * @param toJson conversion of a row to its inventory
 */
public record QueryableTable(
        String columns,
        String from,
        String uuid,
        String created,
        Map<String, Field> fields,
        InventoryClass inventoryClass,
        Function<Row, ObjectNode> toJson) {
    private static final Map<String, String> TAGS = Map.of("__systemTag__", "system", "__userTag__", "user");

    /** A column and its type. */
    public record Field(String column, FieldType type) {}

    public QueryableTable {
        fields = Map.copyOf(fields);
    }

    /** Returns fields of one type; {@code columns} maps the names in the API to those in the table. */
    public static Map<String, Field> fields(FieldType type, String table, Map<String, String> columns) {
        Map<String, Field> fields = new LinkedHashMap<>();
        columns.forEach((name, column) -> fields.put(name, new Field(table + "." + column, type)));
        return fields;
    }

    Field field(String name) {
        return Optional.ofNullable(fields.get(name)).orElseThrow(() -> unknown(name));
    }

    /** Fails with a {@link Refusal} when the field is unknown. */
    void requireKnown(String name) {
        if (!fields.containsKey(name)) {
            throw unknown(name);
        }
    }

    /** Fails with a {@link Refusal} when the name is not a field of the inventory. */
    void requireShown(String name) {
        if (name.contains(".")) {
            throw unknown(name);
        }
        requireKnown(name);
    }

    String sql(Condition condition, SqlArguments arguments) {
        return Optional.ofNullable(TAGS.get(condition.field()))
                .map(kind -> tagCondition(kind, condition, arguments))
                .orElseGet(() -> fieldCondition(condition, arguments));
    }

    private String fieldCondition(Condition condition, SqlArguments arguments) {
        Field field = field(condition.field());
        return condition.operator().sql(field.type(), field.column(), condition.value(), arguments);
    }

    private String tagCondition(String kind, Condition condition, SqlArguments arguments) {
        String tags =
                "select from resource_tag tag where tag.resource_uuid = %s and tag.kind = '%s'".formatted(uuid, kind);
        return switch (condition.operator()) {
            case IS_NULL -> "not exists (%s)".formatted(tags);
            case NOT_NULL -> "exists (%s)".formatted(tags);
            case NOT_IN, NOT_LIKE, NOT_EQUAL, AT_LEAST, AT_MOST, IN, LIKE, EQUAL, GREATER, LESS ->
                "exists (%s and %s)"
                        .formatted(
                                tags,
                                condition.operator().sql(FieldType.TEXT, "tag.tag", condition.value(), arguments));
        };
    }

    private static Refusal unknown(String name) {
        return Refusal.argument("field[%s] is not known".formatted(name));
    }
}
