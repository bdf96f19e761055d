package io.leasehold.hypervisor.licensing;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Licence: a key that a tenant holds.
 *
 * @param expiresAt empty for a licence without end
 * @param leaseId the lease that the licence is for; such a licence is released by the end of the lease only
 */
public record License(
        UUID id,
        String tenant,
        String typeId,
        String key,
        Instant assignedFrom,
        Optional<Instant> expiresAt,
        Optional<String> leaseId) {
    @Override
    public String toString() {
        return "License[id=%s, tenant=%s, typeId=%s]".formatted(id, tenant, typeId);
    }
}
