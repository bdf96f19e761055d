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

    /** Hosts for which one part holds at least; at least one part. */
    record Or(List<Expression> parts) implements Expression {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    /** Hosts that do not match the inner condition; those that lack a capability which a comparison in it names are among them. */
    record Not(Expression inner) implements Expression {}

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
