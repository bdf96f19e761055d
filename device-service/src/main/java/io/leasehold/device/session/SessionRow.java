package io.leasehold.device.session;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.auth.Role;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;

/** A session, identified by the hash of its id. */
@Entity
@Table(name = "session")
@NullUnmarked
class SessionRow {
    @Id
    String idHash;

    String accountUuid;
    String userUuid;
    String[] roles;
    Instant createdAt;
    Instant expiresAt;
    boolean fixture;

    boolean expired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    Caller toCaller() {
        return new Caller(
                userUuid, accountUuid, Arrays.stream(roles).map(Role::valueOf).collect(Collectors.toSet()));
    }
}
