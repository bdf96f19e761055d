package io.leasehold.hypervisor.licensing;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A key that somebody holds.
 *
 * @param typeId the licence type
 * @param expiresAt empty for ever
 * @param leaseId the lease that it is held for; such a key is given back by nobody else
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
