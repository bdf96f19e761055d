package io.leasehold.device.session;

import java.time.Instant;

/** A new session as its login returns it. The {@code uuid} is a secret; only its hash is stored. */
record Session(String uuid, String accountUuid, String userUuid, Instant createdAt, Instant expiresAt) {
    @Override
    public String toString() {
        return "Session[user=%s]".formatted(userUuid);
    }
}
