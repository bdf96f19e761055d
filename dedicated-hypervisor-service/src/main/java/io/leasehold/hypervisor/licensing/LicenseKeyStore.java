package io.leasehold.hypervisor.licensing;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The key rows. */
@Singleton
class LicenseKeyStore {
    static final String ADD = """
            insert into license_key (type_id, key, available_from)
            select type_id, key, $2 from json_to_recordset($1) as new (type_id text, key text)
            on conflict (key) do nothing
            """;
    /** Of each type as many free keys as are wanted, passing over those that others are taking right now. */
    private static final String ISSUE = """
            with wanted as (
              select *, row_number() over (partition by type_id order by id) as number
              from json_to_recordset($1)
                as wanted (id uuid, tenant text, type_id text, expires_at timestamptz, lease_id text)),
            free as (
              select taken.position, taken.type_id,
                row_number() over (partition by taken.type_id order by taken.key) as number
              from (select type_id, count(*) as amount from wanted group by type_id) as demand
              cross join lateral (
                select position, type_id, key from license_key
                where type_id = demand.type_id and license_id is null and available_from <= $2
                order by key
                limit demand.amount
                for update skip locked) as taken)
            update license_key
            set license_id = wanted.id, tenant = wanted.tenant, assigned_from = $2, expires_at = wanted.expires_at,
                lease_id = wanted.lease_id
            from free join wanted using (type_id, number)
            where license_key.position = free.position
            returning license_key.*
            """;

    private static final String RELEASE = """
            update license_key
            set license_id = null, tenant = null, assigned_from = null, expires_at = null, lease_id = null,
                available_from = $2
            where license_id = any($1)
            """;
    private static final String HELD =
            "select * from license_key where tenant = $1 and license_id is not null order by assigned_from, license_id";
    private static final String LOCK = "select * from license_key where tenant = $1 and license_id = $2 for update";
    private static final String COUNT = """
            select tenant, type_id, count(*) as held from license_key
            where license_id is not null and ($1::text is null or tenant = $1)
            group by tenant, type_id
            """;

    private final Pool pool;

    LicenseKeyStore(Pool pool) {
        this.pool = pool;
    }

    Uni<List<License>> issue(SqlConnection connection, List<KeyRequest> requests, Instant now) {
        JsonArray rows = new JsonArray();
        requests.forEach(request -> rows.add(json(request)));
        return connection
                .preparedQuery(ISSUE)
                .execute(Tuple.of(rows, now.atOffset(ZoneOffset.UTC)))
                .map(issued -> issued.stream().map(LicenseKeyStore::license).toList());
    }

    Uni<Void> release(SqlConnection connection, Collection<UUID> licenses, Instant availableFrom) {
        return connection
                .preparedQuery(RELEASE)
                .execute(Tuple.of(licenses.toArray(UUID[]::new), availableFrom.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    Uni<List<License>> heldBy(String tenant) {
        return pool.preparedQuery(HELD)
                .execute(Tuple.of(tenant))
                .map(rows -> rows.stream().map(LicenseKeyStore::license).toList());
    }

    Uni<Optional<License>> lock(SqlConnection connection, String tenant, UUID id) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(tenant, id))
                .map(rows -> rows.stream().map(LicenseKeyStore::license).findFirst());
    }

    Uni<List<KeyCount>> countHeld(SqlConnection connection, Optional<String> tenant) {
        return connection
                .preparedQuery(COUNT)
                .execute(Tuple.of(tenant.orElse(null)))
                .map(rows -> rows.stream()
                        .map(row ->
                                new KeyCount(row.getString("tenant"), row.getString("type_id"), row.getLong("held")))
                        .toList());
    }

    private static JsonObject json(KeyRequest request) {
        return new JsonObject()
                .put("id", request.id().toString())
                .put("tenant", request.tenant())
                .put("type_id", request.typeId())
                .put("expires_at", request.expiresAt().map(Instant::toString).orElse(null))
                .put("lease_id", request.leaseId().orElse(null));
    }

    private static License license(Row row) {
        OffsetDateTime assigned = row.getOffsetDateTime("assigned_from");
        return new License(
                row.getUUID("license_id"),
                row.getString("tenant"),
                row.getString("type_id"),
                row.getString("key"),
                assigned.toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("expires_at")).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("lease_id")));
    }
}
