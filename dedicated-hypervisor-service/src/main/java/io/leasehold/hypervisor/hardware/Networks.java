package io.leasehold.hypervisor.hardware;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The logical networks that tenants have. Reads only; may fail with {@link HardwareFault.Timeout}. */
public interface Networks {
    /** Those of the networks that exist and that the tenant may use. */
    Uni<List<Network>> find(String tenant, Set<UUID> ids);
}
