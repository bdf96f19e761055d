package io.leasehold.reservation.enforcement;

import org.jspecify.annotations.Nullable;

/**
 * User and project on whose behalf a lease is checked.
 *
 * @param authUrl URL of the user's identity service
 */
public record Context(
        String userId,
        String projectId,
        String authUrl,
        @Nullable String regionName) {}
