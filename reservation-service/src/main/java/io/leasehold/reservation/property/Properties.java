package io.leasehold.reservation.property;

import io.leasehold.common.error.ServiceException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Queries and changes of properties, one statement each (contract section 1.9). */
@Singleton
class Properties {
    private static final String VALUES = """
            select p.property_name, p.private, array_agg(distinct c.value order by c.value) as values
            from visible_host h
              cross join lateral jsonb_each_text(h.capabilities) c
              join resource_property p on p.property_name = c.key
            where $1 or not p.private
            group by p.property_name, p.private
            order by p.property_name
            """;

    private static final String SET_PRIVATE = """
            update resource_property set private = coalesce($2, private),
              updated_at = case when private = coalesce($2, private) then updated_at else $3 end
            where property_name = $1
            returning id, property_name, private, created_at, updated_at
            """;

    private final Pool pool;
    private final Clock clock;

    Properties(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Lists the properties of hosts in the order of their names. */
    Uni<List<PropertyValues>> list(boolean withPrivate) {
        return pool.preparedQuery(VALUES)
                .execute(Tuple.of(withPrivate))
                .map(rows -> rows.stream().map(Properties::values).toList());
    }

    /** Makes a property private or public; empty leaves the flag as it is. 404 when no host ever had the property. */
    Uni<Property> setPrivate(String name, Optional<Boolean> hidden) {
        if (name.indexOf('\0') >= 0) {
            throw unknown(name);
        }
        return pool.preparedQuery(SET_PRIVATE)
                .execute(Tuple.of(name, hidden.orElse(null), clock.instant().atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.stream().findFirst().map(Properties::property).orElseThrow(() -> unknown(name)));
    }

    private static ServiceException unknown(String name) {
        return ServiceException.notFound("%s does not exist for resource type physical:host.".formatted(name));
    }

    private static PropertyValues values(Row row) {
        return new PropertyValues(
                row.getString("property_name"), row.getBoolean("private"), List.of(row.getArrayOfStrings("values")));
    }

    private static Property property(Row row) {
        return new Property(
                row.getUUID("id"),
                row.getString("property_name"),
                row.getBoolean("private"),
                row.getOffsetDateTime("created_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("updated_at"))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null));
    }
}
