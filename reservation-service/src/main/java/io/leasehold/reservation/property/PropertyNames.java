package io.leasehold.reservation.property;

import io.leasehold.common.id.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Set;

/** Registration of properties: the first capability of a name makes the property. */
@Singleton
public class PropertyNames {
    /** Sorted by name, so that two concurrent registrations of hosts wait for each other instead of deadlocking. */
    private static final String INSERT = """
            insert into resource_property (id, property_name, created_at)
            select id, name, $2
            from json_to_recordset($1::text::json) as capability (id uuid, name text)
            order by name
            on conflict do nothing
            """;

    private final Ids ids;
    private final Clock clock;

    PropertyNames(Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /** Registers names of capabilities; repeating the call is harmless. */
    public Uni<Void> register(SqlConnection connection, Set<String> names) {
        return names.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(INSERT)
                        .execute(Tuple.of(rows(names), clock.instant().atOffset(ZoneOffset.UTC)))
                        .replaceWithVoid();
    }

    private String rows(Set<String> names) {
        JsonArray rows = new JsonArray();
        names.forEach(name ->
                rows.add(new JsonObject().put("id", ids.next().toString()).put("name", name)));
        return rows.encode();
    }
}
