package io.leasehold.hypervisor.licensing;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The keys: who holds which, and which are free. Of one key there is one row, for ever. */
@Singleton
public class LicenseKeys {
    private final LicenseKeyStore store;
    private final LicenseKeyConfig config;
    private final Pool pool;
    private final Clock clock;

    LicenseKeys(LicenseKeyStore store, LicenseKeyConfig config, Pool pool, Clock clock) {
        this.store = store;
        this.config = config;
        this.pool = pool;
        this.clock = clock;
    }

    /** Issues the lowest free key for each request, in one statement; requests without a licence found the pool empty. */
    public Uni<List<License>> issue(SqlConnection connection, List<KeyRequest> requests) {
        return store.issue(connection, requests, clock.instant());
    }

    /** Takes keys back; they rest before they may be issued again. */
    public Uni<Void> release(SqlConnection connection, Collection<UUID> licenses) {
        return store.release(connection, licenses, availableFrom(clock.instant()));
    }

    /** The licences of the tenant, oldest first. */
    public Uni<List<License>> heldBy(String tenant) {
        return store.heldBy(tenant);
    }

    /** The tenant's licence, which nobody else changes until the transaction ends. */
    public Uni<Optional<License>> lock(SqlConnection connection, String tenant, UUID id) {
        return store.lock(connection, tenant, id);
    }

    /** How many keys of each type each tenant holds, those without any left out; for all tenants or for one. */
    public Uni<List<KeyCount>> countHeld(SqlConnection connection, Optional<String> tenant) {
        return store.countHeld(connection, tenant);
    }

    Uni<Void> add(List<NewKey> keys) {
        JsonArray rows = new JsonArray();
        keys.forEach(
                key -> rows.add(new JsonObject().put("type_id", key.typeId()).put("key", key.key())));
        return pool.preparedQuery(LicenseKeyStore.ADD)
                .execute(Tuple.of(rows, clock.instant().atOffset(ZoneOffset.UTC)))
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
}
