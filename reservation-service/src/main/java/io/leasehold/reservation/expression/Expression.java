package io.leasehold.reservation.expression;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/** A condition on hosts (contract section 4.2). */
public sealed interface Expression {
    /** The text of the expression as a request would write it. */
    default String text() {
        return json().toString();
    }

    private ArrayNode json() {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        switch (this) {
            case Any any -> {}
            case And and -> and.parts().forEach(part -> add(json, "and", part));
            case Or or -> or.parts().forEach(part -> add(json, "or", part));
            case Not not -> add(json, "not", not.inner());
            case Comparison leaf ->
                json.add(leaf.operator().symbol()).add("$" + leaf.attribute()).add(leaf.value());
        }
        return json;
    }

    private static void add(ArrayNode json, String word, Expression part) {
        if (json.isEmpty()) {
            json.add(word);
        }
        json.add(part.json());
    }

    /** Matches every host. */
    record Any() implements Expression {}

    /** Matches hosts that match all parts; there is at least one part. */
    record And(List<Expression> parts) implements Expression {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /** Matches hosts that match at least one part; there is at least one part. */
    record Or(List<Expression> parts) implements Expression {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    /** Matches hosts that do not match the inner condition, for example because they lack a capability named there. */
    record Not(Expression inner) implements Expression {}

    /** A comparison; {@code attribute} is a base attribute of hosts or the name of an extra capability. */
    record Comparison(Operator operator, String attribute, String value) implements Expression {}

    /** Operator of a comparison, as written in requests and in SQL. */
    enum Operator {
        EQUAL("==", "="),
        NOT_EQUAL("!=", "<>"),
        AT_LEAST(">=", ">="),
        AT_MOST("<=", "<="),
        MORE(">", ">"),
        LESS("<", "<");

        private final String symbol;
        private final String sql;

        Operator(String symbol, String sql) {
            this.symbol = symbol;
            this.sql = sql;
        }

        String symbol() {
            return symbol;
        }

        String sql() {
            return sql;
        }
    }
}
