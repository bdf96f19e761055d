package io.leasehold.compute.server.list;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Conditions of a query with their parameters, which are numbered as they come. */
final class SqlConditions {
    private final List<String> clauses = new ArrayList<>();
    private final Tuple parameters = Tuple.tuple();

    /** A condition without a parameter. */
    @CanIgnoreReturnValue
    SqlConditions and(String clause) {
        clauses.add(clause);
        return this;
    }

    /** A condition whose {@code %s} stands for the value, as often as it is there. */
    @CanIgnoreReturnValue
    SqlConditions and(String clause, Object value) {
        clauses.add(clause.replace("%s", parameter(value)));
        return this;
    }

    /** The same, where there is a value. */
    @CanIgnoreReturnValue
    SqlConditions and(String clause, Optional<?> value) {
        value.ifPresent(given -> and(clause, given));
        return this;
    }

    /** A parameter for another part of the query. */
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
