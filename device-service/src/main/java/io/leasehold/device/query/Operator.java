package io.leasehold.device.query;

import java.util.List;

/** Operators of conditions, longer ones before their prefixes. */
enum Operator {
    NOT_NULL(" not null"),
    IS_NULL(" is null"),
    NOT_IN("!?="),
    NOT_LIKE("!~="),
    NOT_EQUAL("!="),
    AT_LEAST(">="),
    AT_MOST("<="),
    IN("?="),
    LIKE("~="),
    EQUAL("="),
    GREATER(">"),
    LESS("<");

    private final String sign;

    Operator(String sign) {
        this.sign = sign;
    }

    String sign() {
        return sign;
    }

    /** Returns true when the operator takes no value. */
    boolean unary() {
        return this == IS_NULL || this == NOT_NULL;
    }

    /** Returns the SQL of the comparison. A field that is null satisfies only {@link #IS_NULL}. */
    String sql(FieldType type, String column, String value, SqlArguments arguments) {
        String field = type.comparable(column);
        return switch (this) {
            case NOT_NULL -> column + " is not null";
            case IS_NULL -> column + " is null";
            case NOT_IN -> "%s <> all(%s)".formatted(field, arguments.add(type.array(list(value))));
            case IN -> "%s = any(%s)".formatted(field, arguments.add(type.array(list(value))));
            case LIKE -> "%s::text ilike %s escape ''".formatted(column, arguments.add(value));
            case NOT_LIKE -> "%s::text not ilike %s escape ''".formatted(column, arguments.add(value));
            case NOT_EQUAL -> "%s <> %s".formatted(field, arguments.add(type.read(value)));
            case EQUAL, AT_LEAST, AT_MOST, GREATER, LESS ->
                "%s %s %s".formatted(field, sign, arguments.add(type.read(value)));
        };
    }

    private static List<String> list(String value) {
        return List.of(value.split(",", -1));
    }
}
