package io.leasehold.hypervisor.licensing;

import io.leasehold.common.id.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The pool of licence keys. A key has one row for ever, free or held by a tenant as a licence. */
@Singleton
public class LicenseKeys {
    private static final String ADD = """
            insert into license_key (type_id, key, available_from)
            select type_id, key, $2 from json_to_recordset($1) as new (type_id text, key text)
            on conflict (key) do nothing
            """;
    /** Issues free keys of each type in the order of the keys; keys that another transaction has locked are skipped. */
    private static final String ISSUE = """
            with requested as (
              select *, row_number() over (partition by type_id order by id) as number
              from json_to_recordset($1)
                as requested (id uuid, tenant text, type_id text, expires_at timestamptz, lease_id text)),
            free as (
              select taken.position, taken.type_id,
                row_number() over (partition by taken.type_id order by taken.key) as number
              from (select type_id, count(*) as amount from requested group by type_id) as demand
              cross join lateral (
                select position, type_id, key from license_key
                where type_id = demand.type_id and license_id is null and available_from <= $2
                order by key
                limit demand.amount
                for update skip locked) as taken)
            update license_key
            set license_id = requested.id, tenant = requested.tenant, assigned_from = $2, expires_at = requested.expires_at,
                lease_id = requested.lease_id
            from free join requested using (type_id, number)
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
    private final LicenseKeyConfig config;
    private final Ids ids;
    private final Clock clock;

    LicenseKeys(Pool pool, LicenseKeyConfig config, Ids ids, Clock clock) {
        this.pool = pool;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Issues the lowest free key for each request, in one statement. Returns fewer licences than requests when the pool
     * has too few keys of a type.
     */
    public Uni<List<License>> issue(SqlConnection connection, List<KeyRequest> requests) {
        JsonArray rows = new JsonArray();
        requests.forEach(request -> rows.add(json(ids.next(), request)));
        return connection
                .preparedQuery(ISSUE)
                .execute(Tuple.of(rows, utc(clock.instant())))
                .map(issued -> issued.stream().map(LicenseKeys::license).toList());
    }

    /** Releases the keys of the licences; {@code dh.license.requeue} decides when they can be issued again. */
    public Uni<Void> release(SqlConnection connection, Collection<UUID> licenses) {
        return connection
                .preparedQuery(RELEASE)
                .execute(Tuple.of(licenses.toArray(UUID[]::new), utc(availableFrom(clock.instant()))))
                .replaceWithVoid();
    }

    /** Returns the licences of the tenant, oldest first. */
    public Uni<List<License>> heldBy(String tenant) {
        return pool.preparedQuery(HELD)
                .execute(Tuple.of(tenant))
                .map(rows -> rows.stream().map(LicenseKeys::license).toList());
    }

    /** Locks the tenant's licence until the transaction ends; empty when the tenant has no such licence. */
    public Uni<Optional<License>> lock(SqlConnection connection, String tenant, UUID id) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(tenant, id))
                .map(rows -> rows.stream().map(LicenseKeys::license).findFirst());
    }

    /** Counts the keys of each type that each tenant holds; no counts of zero; all tenants when {@code tenant} is empty. */
    public Uni<List<KeyCount>> countHeld(SqlConnection connection, Optional<String> tenant) {
        return connection
                .preparedQuery(COUNT)
                .execute(Tuple.of(tenant.orElse(null)))
                .map(rows -> rows.stream()
                        .map(row ->
                                new KeyCount(row.getString("tenant"), row.getString("type_id"), row.getLong("held")))
                        .toList());
    }

    /** Adds keys to the pool; keys that are in the pool already do not change. */
    Uni<Void> add(List<NewKey> keys) {
        JsonArray rows = new JsonArray();
        keys.forEach(
                key -> rows.add(new JsonObject().put("type_id", key.typeId()).put("key", key.key())));
        return pool.preparedQuery(ADD)
                .execute(Tuple.of(rows, utc(clock.instant())))
                .replaceWithVoid();
    }

    private Instant availableFrom(Instant now) {
        return switch (config.requeue()) {
            case AT_ONCE -> now;
            case NEXT_MONTH ->
                now.atOffset(ZoneOffset.UTC)
                        .truncatedTo(ChronoUnit.DAYS)
                        .withDayOfMonth(1)
                        .plusMonths(1)
                        .toInstant();
        };
    }

    private static JsonObject json(UUID id, KeyRequest request) {
        return new JsonObject()
                .put("id", id.toString())
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

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
