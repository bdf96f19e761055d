package io.leasehold.compute.flavor;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.error.ServiceException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Rows of flavors. A project sees public flavors and those to which it has access; administrators see all. */
@Singleton
class FlavorStore {
    private static final String VISIBLE = """
            ($1 or flavor.is_public
             or exists (select from flavor_access where flavor_id = flavor.id and project_id = $2))
            """;
    private static final String FIND = "select * from flavor where id = $3 and " + VISIBLE;
    private static final String LIST = """
            select flavor.* from flavor left join flavor marker on marker.id = $3
            where not flavor.one_off and flavor.memory_mb >= $4 and flavor.disk_gb >= $5
              and ($6::boolean is null or flavor.is_public = $6) and ($3::text is null or %s)
              and
            """ + VISIBLE + " order by %s limit $7";
    private static final String INSERT = """
            insert into flavor (id, name, description, vcpus, memory_mb, disk_gb, ephemeral_gb, swap_mb, rxtx_factor,
                is_public, one_off, extra_specs, created_at)
            select id, name, description, vcpus, memory_mb, disk_gb, ephemeral_gb, swap_mb, rxtx_factor,
                is_public, one_off, $2, $3
            from json_to_record($1)
              as flavor (id text, name text, description text, vcpus int, memory_mb int, disk_gb int,
                         ephemeral_gb int, swap_mb int, rxtx_factor real, is_public boolean, one_off boolean)
            """;
    private static final String LOCK = "select * from flavor where id = $1 for update";
    private static final String SAVE = "update flavor set description = $2, extra_specs = $3 where id = $1";
    private static final String DELETE = "delete from flavor where id = $1";
    private static final String DELETE_UNUSED = """
            delete from flavor
            where id = $1 and one_off
              and not exists (select from existing_server where flavor_id = $1 and id <> $2)
            """;

    private final Clock clock;

    FlavorStore(Clock clock) {
        this.clock = clock;
    }

    /** Returns the flavor when the caller may see the flavor. */
    Uni<Optional<Flavor>> find(SqlClient client, Caller caller, String id) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(caller.isAdmin(), caller.projectId(), id))
                .map(rows -> rows.stream().map(FlavorStore::flavor).findFirst());
    }

    Uni<List<Flavor>> list(SqlClient client, Caller caller, FlavorQuery query) {
        String sql = LIST.formatted(
                query.sorting().after("flavor", "marker"), query.sorting().orderBy("flavor"));
        return client.preparedQuery(sql)
                .execute(Tuple.tuple()
                        .addBoolean(caller.isAdmin())
                        .addString(caller.projectId())
                        .addString(query.page().marker().orElse(null))
                        .addInteger(query.minMemoryMb())
                        .addInteger(query.minDiskGb())
                        .addBoolean(query.isPublic().orElse(null))
                        .addInteger(query.page().limit()))
                .map(rows -> rows.stream().map(FlavorStore::flavor).toList());
    }

    /** Inserts the flavor; an id or a name that is taken → 409. */
    Uni<Void> insert(SqlClient client, Flavor flavor) {
        return client.preparedQuery(INSERT)
                .execute(Tuple.of(json(flavor), specs(flavor), clock.instant().atOffset(ZoneOffset.UTC)))
                .onFailure(FlavorStore::isTaken)
                .transform(taken -> ServiceException.conflict(taken(flavor, (PgException) taken)))
                .replaceWithVoid();
    }

    /** Locks the flavor until the transaction ends; unknown → 404. */
    Uni<Flavor> lock(SqlClient client, String id) {
        return client.preparedQuery(LOCK)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().map(FlavorStore::flavor).findFirst().orElseThrow(() -> unknown(id)));
    }

    Uni<Void> save(SqlClient client, Flavor flavor) {
        return client.preparedQuery(SAVE)
                .execute(Tuple.of(flavor.id(), flavor.description().orElse(null), specs(flavor)))
                .replaceWithVoid();
    }

    Uni<Void> deleteUnusedOneOff(SqlClient client, String id, UUID leaving) {
        return client.preparedQuery(DELETE_UNUSED)
                .execute(Tuple.of(id, leaving))
                .replaceWithVoid();
    }

    Uni<Void> delete(SqlClient client, String id) {
        return client.preparedQuery(DELETE).execute(Tuple.of(id)).replaceWithVoid();
    }

    static ServiceException unknown(String id) {
        return ServiceException.notFound("Flavor %s could not be found.".formatted(id));
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof PgException refused && "23505".equals(refused.getSqlState());
    }

    private static String taken(Flavor flavor, PgException refused) {
        return "flavor_name_unique".equals(refused.getConstraint())
                ? "Flavor with name %s already exists.".formatted(flavor.name())
                : "Flavor with ID %s already exists.".formatted(flavor.id());
    }

    private static JsonObject json(Flavor flavor) {
        return new JsonObject()
                .put("id", flavor.id())
                .put("name", flavor.name())
                .put("description", flavor.description().orElse(null))
                .put("vcpus", flavor.size().vcpus())
                .put("memory_mb", flavor.size().memoryMb())
                .put("disk_gb", flavor.size().diskGb())
                .put("ephemeral_gb", flavor.size().ephemeralGb())
                .put("swap_mb", flavor.size().swapMb())
                .put("rxtx_factor", flavor.rxtxFactor())
                .put("is_public", flavor.isPublic())
                .put("one_off", flavor.oneOff());
    }

    private static JsonObject specs(Flavor flavor) {
        return new JsonObject(new TreeMap<>(flavor.extraSpecs()));
    }

    private static Flavor flavor(Row row) {
        return new Flavor(
                row.getString("id"),
                row.getString("name"),
                Optional.ofNullable(row.getString("description")),
                new Flavor.Size(
                        row.getInteger("vcpus"),
                        row.getInteger("memory_mb"),
                        row.getInteger("disk_gb"),
                        row.getInteger("ephemeral_gb"),
                        row.getInteger("swap_mb")),
                row.getDouble("rxtx_factor"),
                row.getBoolean("is_public"),
                row.getBoolean("one_off"),
                texts(row.getJsonObject("extra_specs")));
    }

    private static Map<String, String> texts(JsonObject json) {
        Map<String, String> texts = new TreeMap<>();
        json.forEach(entry -> texts.put(entry.getKey(), String.valueOf(entry.getValue())));
        return texts;
    }
}
