package io.leasehold.compute.flavor;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;

/** Flavors of instance reservations, with the ids of their reservations. Every step may be repeated. */
@Singleton
public class ReservedFlavors {
    private static final String ENSURE = """
            insert into flavor (id, name, vcpus, memory_mb, disk_gb, ephemeral_gb, is_public, extra_specs, created_at)
            values ($1, 'reservation:' || $1, $2, $3, $4, $5, false, $6, $7)
            on conflict (id) do update set
                vcpus = excluded.vcpus, memory_mb = excluded.memory_mb, disk_gb = excluded.disk_gb,
                ephemeral_gb = excluded.ephemeral_gb
            """;

    private final FlavorStore flavors;
    private final FlavorAccessStore access;
    private final Clock clock;

    ReservedFlavors(FlavorStore flavors, FlavorAccessStore access, Clock clock) {
        this.flavors = flavors;
        this.access = access;
        this.clock = clock;
    }

    /** Creates the flavor without access for any project; an existing one gets the sizes. */
    public Uni<Void> ensure(SqlConnection connection, String id, Flavor.Size size, Map<String, String> extraSpecs) {
        return connection
                .preparedQuery(ENSURE)
                .execute(Tuple.tuple()
                        .addString(id)
                        .addInteger(size.vcpus())
                        .addInteger(size.memoryMb())
                        .addInteger(size.diskGb())
                        .addInteger(size.ephemeralGb())
                        .addJsonObject(JsonObject.mapFrom(extraSpecs))
                        .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** Grants the project access. */
    public Uni<Void> grant(SqlConnection connection, String id, String projectId) {
        return access.add(connection, id, projectId).replaceWithVoid();
    }

    /** Revokes all access, so that no new servers of the flavor are created. */
    public Uni<Void> revoke(SqlConnection connection, String id) {
        return access.clear(connection, id);
    }

    public Uni<Void> remove(SqlConnection connection, String id) {
        return flavors.delete(connection, id);
    }
}
