package io.leasehold.device.session;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/** An account that logs in with the hash of its password. */
@Entity
@Immutable
@Table(name = "account_credential")
@NullUnmarked
class CredentialRow {
    @Id
    String accountName;

    String passwordSha512;
    String accountUuid;
    String userUuid;
    String[] roles;
    boolean fixture;

    boolean matches(String hash) {
        return MessageDigest.isEqual(
                passwordSha512.getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.UTF_8));
    }
}
