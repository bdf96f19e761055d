package io.leasehold.device.session;

import java.time.Instant;

/** A session as its owner gets to see it, once; {@code uuid} is a secret and is kept nowhere. */
record Session(String uuid, String accountUuid, String userUuid, Instant createdAt, Instant expiresAt) {
    @Override
    public String toString() {
        return "Session[user=%s]".formatted(userUuid);
    }
}
