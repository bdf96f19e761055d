package io.leasehold.hypervisor.usage;

import io.leasehold.common.id.NamedUuids;
import java.util.UUID;

/**
 * Something that is metered.
 *
 * @param id follows from the other three, so it is the same in all months
 * @param resourceId a tenant, a server or a virtual machine
 */
record UsageSeries(UUID id, String tenant, String typeId, String resourceId) {
    /** A tenant's own series of a type. */
    static UsageSeries ofTenant(String tenant, String typeId) {
        return new UsageSeries(
                NamedUuids.inUrlNamespace("leasehold:usage:%s|%s|%s".formatted(tenant, typeId, tenant)),
                tenant,
                typeId,
                tenant);
    }
}
