package io.leasehold.device.query;

import io.vertx.mutiny.sqlclient.Tuple;

/** The values of a statement that is being put together. */
public final class SqlArguments {
    private final Tuple values = Tuple.tuple();

    /** Binds a value and gives its placeholder. */
    public String add(Object value) {
        var unused = values.addValue(value);
        return "$" + values.size();
    }

    Tuple values() {
        return values;
    }
}
