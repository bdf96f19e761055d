package io.leasehold.common.sql;

import io.quarkus.arc.ClientProxy;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.sqlclient.templates.SqlTemplate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parameters by name, for statements that are long or put together from pieces. A statement names them as {@code #{name}},
 * any number of times; PostgreSQL receives numbered parameters, so statements of one text are prepared once.
 */
public final class NamedParameters {
    private final Map<String, @Nullable Object> values = new HashMap<>();

    /** Sets the value of the parameter {@code name}. */
    public NamedParameters bind(String name, @Nullable Object value) {
        values.put(name, value);
        return this;
    }

    /** Adds a value under a new name and returns the SQL that stands for the value. */
    public String add(Object value) {
        String name = "value" + values.size();
        values.put(name, value);
        return "#{" + name + "}";
    }

    /** Executes the statement, which may name no other parameters than these. */
    public Uni<RowSet<Row>> execute(SqlClient client, String sql) {
        io.vertx.sqlclient.SqlClient real = ClientProxy.unwrap(client.getDelegate());
        return UniHelper.toUni(SqlTemplate.forQuery(real, sql).execute(values))
                .map(rows -> RowSet.newInstance(rows, Row.__TYPE_ARG));
    }
}
