package io.leasehold.device.session;

import io.leasehold.common.auth.Caller;
import io.leasehold.device.zstack.error.ErrorCode;
import io.leasehold.device.zstack.error.Refusal;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Sessions from login to logout. Each use extends a session. */
@Singleton
class Sessions {
    /** Minimum time between two updates of the expiry, which limits writes to one a minute for each session. */
    private static final Duration UPDATE_INTERVAL = Duration.ofMinutes(1);

    private final SessionStore sessions;
    private final CredentialStore credentials;
    private final SessionIds ids;
    private final SessionConfig config;
    private final Clock clock;

    Sessions(SessionStore sessions, CredentialStore credentials, SessionIds ids, SessionConfig config, Clock clock) {
        this.sessions = sessions;
        this.credentials = credentials;
        this.ids = ids;
        this.config = config;
        this.clock = clock;
    }

    /** Creates a session; {@code hash} is the SHA-512 of the password in hex. */
    @WithTransaction
    Uni<Session> logIn(String account, String hash) {
        Instant now = clock.instant();
        return credentials
                .findById(account)
                .map(row -> Optional.ofNullable(row)
                        .filter(found -> found.matches(hash))
                        .orElseThrow(() -> Refusal.of(ErrorCode.LOGIN, "The account name or the password is wrong")))
                .call(row -> requireBelowLimit(row, now))
                .chain(row -> open(row, now));
    }

    /** Finds the owner of a valid session and extends the session. */
    @WithTransaction
    Uni<Optional<Caller>> use(String id) {
        Instant now = clock.instant();
        return sessions.findValid(SessionIds.hash(id), now)
                .invoke(found -> found.ifPresent(row -> extend(row, now)))
                .map(found -> found.map(SessionRow::toCaller));
    }

    @WithSession
    Uni<Boolean> isValid(String id) {
        return sessions.findValid(SessionIds.hash(id), clock.instant()).map(Optional::isPresent);
    }

    /** Ends the session; repeating it is harmless. */
    @WithTransaction
    Uni<Void> logOut(String id) {
        return sessions.deleteById(SessionIds.hash(id)).replaceWithVoid();
    }

    @Scheduled(every = "1h", delayed = "1m")
    @WithTransaction
    Uni<Void> deleteExpired() {
        return sessions.deleteExpired(clock.instant());
    }

    private Uni<Void> requireBelowLimit(CredentialRow owner, Instant now) {
        return sessions.countValid(owner.userUuid, now)
                .invoke(count -> {
                    if (count >= config.maxPerUser()) {
                        throw Refusal.of(ErrorCode.SESSIONS, "The user has %d sessions".formatted(count));
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Session> open(CredentialRow owner, Instant now) {
        String id = ids.next();
        SessionRow row = new SessionRow();
        row.idHash = SessionIds.hash(id);
        row.accountUuid = owner.accountUuid;
        row.userUuid = owner.userUuid;
        row.roles = owner.roles;
        row.createdAt = now;
        row.expiresAt = now.plus(config.ttl());
        row.fixture = owner.fixture;
        return sessions.persist(row)
                .replaceWith(new Session(id, row.accountUuid, row.userUuid, row.createdAt, row.expiresAt));
    }

    private void extend(SessionRow row, Instant now) {
        Instant until = now.plus(config.ttl());
        if (row.expiresAt != null && row.expiresAt.plus(UPDATE_INTERVAL).isBefore(until)) {
            row.expiresAt = until;
        }
    }
}
