package io.leasehold.hypervisor.licensing;

import java.time.Instant;
import java.util.Optional;

/**
 * A request for a licence key.
 *
 * @param expiresAt empty for a licence without end
 * @param leaseId the lease that the key is for; empty for a key that a tenant asks for
 */
public record KeyRequest(String tenant, String typeId, Optional<Instant> expiresAt, Optional<String> leaseId) {}
