package io.leasehold.device.session;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Table of sessions. */
@Singleton
class SessionStore implements PanacheRepositoryBase<SessionRow, String> {
    /** Finds a session that has not expired. */
    Uni<Optional<SessionRow>> findValid(String hash, Instant now) {
        return findById(hash).map(row -> Optional.ofNullable(row).filter(found -> !found.expired(now)));
    }

    /** Counts the sessions of the user that have not expired. */
    Uni<Long> countValid(String user, Instant now) {
        return count("userUuid = ?1 and expiresAt > ?2", user, now);
    }

    Uni<Void> deleteExpired(Instant now) {
        return delete("expiresAt <= ?1", now).replaceWithVoid();
    }
}
