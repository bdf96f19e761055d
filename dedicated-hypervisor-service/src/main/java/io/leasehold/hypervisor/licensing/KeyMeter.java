package io.leasehold.hypervisor.licensing;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Set;

/** Meter of the keys that tenants hold. */
public interface KeyMeter {
    /**
     * Samples, in the transaction of {@code connection}, how many keys of the types the tenant holds. Callers sample
     * after they issue a key and before they release a key, so that the sample contains the peak.
     */
    Uni<Void> sampleHeld(SqlConnection connection, String tenant, Set<String> typeIds);
}
