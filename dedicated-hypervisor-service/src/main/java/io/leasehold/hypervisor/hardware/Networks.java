package io.leasehold.hypervisor.hardware;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Logical networks of tenants. Methods only read; any may fail with {@link HardwareFault.Timeout}. */
public interface Networks {
    /** Finds the networks with the ids; unknown networks and networks that the tenant may not use are left out. */
    Uni<List<Network>> find(String tenant, Set<UUID> ids);
}
