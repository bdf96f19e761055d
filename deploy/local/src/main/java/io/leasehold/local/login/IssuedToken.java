package io.leasehold.local.login;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;

/** Token of the provider, with its claims. */
record IssuedToken(
        String value,
        String id,
        String userId,
        String userName,
        String projectId,
        String projectName,
        List<String> roles,
        Instant issuedAt,
        Instant expiresAt) {
    private static final String ADMIN = "admin";
    private static final String SERVICE = "service";

    IssuedToken {
        roles = List.copyOf(roles);
    }

    static IssuedToken of(String value, JWTClaimsSet claims) throws ParseException {
        return new IssuedToken(
                value,
                claims.getJWTID(),
                claims.getSubject(),
                claims.getStringClaim("preferred_username"),
                claims.getStringClaim("project_id"),
                claims.getStringClaim("project_name"),
                claims.getStringListClaim("roles"),
                claims.getIssueTime().toInstant(),
                claims.getExpirationTime().toInstant());
    }

    boolean isAdmin() {
        return roles.contains(ADMIN);
    }

    /** Returns true when the owner may inspect the tokens of others. */
    boolean mayInspectOthers() {
        return isAdmin() || roles.contains(SERVICE);
    }
}
