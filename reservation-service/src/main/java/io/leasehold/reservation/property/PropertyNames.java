package io.leasehold.reservation.property;

import io.leasehold.common.id.Ids;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;

/** Registration of properties: the first capability of a name makes the property. */
@Singleton
public class PropertyNames {
    /** Sorted by name, so that two concurrent registrations of hosts wait for each other instead of deadlocking. */
    private static final String INSERT = """
            insert into resource_property (id, property_name, created_at)
            select id, name, ?2
            from json_to_recordset(cast(cast(?1 as text) as json)) as capability (id uuid, name text)
            order by name
            on conflict do nothing
            """;

    private final Ids ids;
    private final Clock clock;

    PropertyNames(Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /** Registers names of capabilities in the open Hibernate session; repeating the call is harmless. */
    public Uni<Void> register(Set<String> names) {
        return names.isEmpty()
                ? Uni.createFrom().voidItem()
                : Panache.getSession()
                        .chain(session -> session.createNativeQuery(INSERT)
                                .setParameter(1, rows(names))
                                .setParameter(2, clock.instant())
                                .executeUpdate())
                        .replaceWithVoid();
    }

    private String rows(Set<String> names) {
        JsonArray rows = new JsonArray();
        names.forEach(name ->
                rows.add(new JsonObject().put("id", ids.next().toString()).put("name", name)));
        return rows.encode();
    }
}
