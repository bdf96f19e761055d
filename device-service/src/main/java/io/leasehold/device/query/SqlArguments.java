package io.leasehold.device.query;

import io.vertx.mutiny.sqlclient.Tuple;

/** Arguments of an SQL statement under construction. */
public final class SqlArguments {
    private final Tuple values = Tuple.tuple();

    /** Adds a value and returns its placeholder. */
    public String add(Object value) {
        var unused = values.addValue(value);
        return "$" + values.size();
    }

    Tuple values() {
        return values;
    }
}
