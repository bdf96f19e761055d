package io.leasehold.reservation.allocation;

import java.util.List;

/** A condition on hosts (contract section 4.2). */
public sealed interface Expression {
    /** Every host. */
    record Any() implements Expression {}

    /** Hosts for which all parts hold; at least one part. */
    record And(List<Expression> parts) implements Expression {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /** {@code attribute} is a base attribute of hosts or the name of an extra capability. */
    record Comparison(Operator operator, String attribute, String value) implements Expression {}

    /** How a value is compared; the symbol is SQL's. */
    enum Operator {
        EQUAL("="),
        NOT_EQUAL("<>"),
        AT_LEAST(">="),
        AT_MOST("<="),
        MORE(">"),
        LESS("<");

        private final String sql;

        Operator(String sql) {
            this.sql = sql;
        }

        String sql() {
            return sql;
        }
    }
}
