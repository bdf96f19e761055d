package io.leasehold.hypervisor.licensing;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A key that is wanted.
 *
 * @param id of the licence that it will be
 */
public record KeyRequest(
        UUID id, String tenant, String typeId, Optional<Instant> expiresAt, Optional<String> leaseId) {}
