package io.leasehold.hypervisor.licensing;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Set;

/** Meter of the keys that tenants hold. */
public interface KeyMeter {
    /**
     * Samples, in the transaction of {@code connection}, how many keys of the types the tenant holds. Call it after a
     * key is issued and before a key is given back.
     */
    Uni<Void> sampleHeld(SqlConnection connection, String tenant, Set<String> typeIds);
}
