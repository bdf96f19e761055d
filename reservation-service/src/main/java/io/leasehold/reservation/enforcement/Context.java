package io.leasehold.reservation.enforcement;

import org.jspecify.annotations.Nullable;

/**
 * On whose behalf a lease is judged.
 *
 * @param authUrl of the identity service that knows the user
 */
public record Context(
        String userId,
        String projectId,
        String authUrl,
        @Nullable String regionName) {}
