package io.leasehold.hypervisor.usage;

import io.leasehold.common.id.NamedUuids;
import java.util.UUID;

/**
 * Metered series.
 *
 * @param id derived from the other components, so that a series has one id in all months
 * @param resourceId id of a tenant, a server or a virtual machine
 */
record UsageSeries(UUID id, String tenant, String typeId, String resourceId) {
    /** Returns the series of a tenant and a type. */
    static UsageSeries ofTenant(String tenant, String typeId) {
        return new UsageSeries(
                NamedUuids.inUrlNamespace("leasehold:usage:%s|%s|%s".formatted(tenant, typeId, tenant)),
                tenant,
                typeId,
                tenant);
    }
}
