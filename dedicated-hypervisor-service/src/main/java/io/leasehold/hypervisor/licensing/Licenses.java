package io.leasehold.hypervisor.licensing;

import io.leasehold.common.error.ServiceException;
import io.leasehold.common.sql.Transactions;
import io.leasehold.hypervisor.sdpf.InvalidRequest;
import io.leasehold.hypervisor.sdpf.Reference;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Use cases of licences. Every change is metered in the transaction of the change. */
@Singleton
class Licenses {
    private final LicenseKeys keys;
    private final LicenseTypes types;
    private final KeyMeter meter;
    private final Transactions transactions;
    private final Clock clock;

    Licenses(LicenseKeys keys, LicenseTypes types, KeyMeter meter, Transactions transactions, Clock clock) {
        this.keys = keys;
        this.types = types;
        this.meter = meter;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Lists the tenant's licences, oldest first; all types when {@code typeName} is empty. */
    Uni<List<License>> list(String tenant, Optional<String> typeName) {
        return keys.heldBy(tenant)
                .map(held -> held.stream()
                        .filter(license ->
                                typeName.map(typeName(license)::equals).orElse(true))
                        .toList());
    }

    /** Issues a licence; a type that is unknown or has no keys → 400, an empty pool → 503. */
    Uni<License> create(String tenant, String typeName) {
        LicenseType type = types.named(typeName)
                .filter(LicenseType::hasKey)
                .orElseThrow(
                        () -> InvalidRequest.parameter("license_type", "must be the name of a type that has keys"));
        return transactions.run(connection -> issue(connection, tenant, type));
    }

    /** Releases the licence; unknown → 404, held for a lease → 409. */
    Uni<Void> delete(String tenant, String id) {
        UUID known = Reference.find(id).orElseThrow(() -> unknown(id));
        return transactions.run(connection -> delete(connection, tenant, known));
    }

    String typeName(License license) {
        return types.name(license.typeId());
    }

    private Uni<License> issue(SqlConnection connection, String tenant, LicenseType type) {
        KeyRequest request = new KeyRequest(
                tenant,
                type.id(),
                type.term()
                        .map(term -> clock.instant()
                                .atOffset(ZoneOffset.UTC)
                                .plus(term)
                                .toInstant()),
                Optional.empty());
        return keys.issue(connection, List.of(request))
                .map(issued -> issued.stream().findFirst().orElseThrow(() -> outOfStock(type)))
                .call(license -> meter.sampleHeld(connection, tenant, Set.of(license.typeId())));
    }

    private Uni<Void> delete(SqlConnection connection, String tenant, UUID id) {
        return keys.lock(connection, tenant, id)
                .map(found -> found.orElseThrow(() -> unknown(id.toString())))
                .invoke(Licenses::checkNotLeased)
                .call(license -> meter.sampleHeld(connection, tenant, Set.of(license.typeId())))
                .chain(license -> keys.release(connection, List.of(license.id())));
    }

    private static void checkNotLeased(License license) {
        license.leaseId().ifPresent(lease -> {
            throw ServiceException.conflict(
                    "Cannot delete license %s while lease %s holds it".formatted(license.id(), lease));
        });
    }

    private static ServiceException outOfStock(LicenseType type) {
        return ServiceException.unavailable("No license of type %s is in stock.".formatted(type.name()));
    }

    private static ServiceException unknown(String id) {
        return ServiceException.notFound("License %s could not be found.".formatted(id));
    }
}
