package io.leasehold.compute.server.list;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Conditions of a query with numbered parameters. */
final class SqlConditions {
    private final List<String> clauses = new ArrayList<>();
    private final Tuple parameters = Tuple.tuple();

    /** Adds a condition without a parameter. */
    @CanIgnoreReturnValue
    SqlConditions and(String clause) {
        clauses.add(clause);
        return this;
    }

    /** Adds a condition in which each {@code %s} stands for the value. */
    @CanIgnoreReturnValue
    SqlConditions and(String clause, Object value) {
        clauses.add(clause.replace("%s", parameter(value)));
        return this;
    }

    /** Adds the condition when there is a value. */
    @CanIgnoreReturnValue
    SqlConditions and(String clause, Optional<?> value) {
        value.ifPresent(given -> and(clause, given));
        return this;
    }

    /** Adds a parameter for another part of the query and returns its placeholder. */
    String parameter(Object value) {
        var unused = parameters.addValue(value);
        return "$" + parameters.size();
    }

    String where() {
        return clauses.isEmpty() ? "true" : String.join(" and ", clauses);
    }

    Tuple parameters() {
        return parameters;
    }
}
