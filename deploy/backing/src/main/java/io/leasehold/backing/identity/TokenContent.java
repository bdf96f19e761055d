package io.leasehold.backing.identity;

import com.nimbusds.oauth2.sdk.TokenRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;

/** Claims of a token. */
record TokenContent(String realm, String issuer, TokenOwner owner, Duration validity) implements OAuth2TokenCallback {

    @Override
    public String issuerId() {
        return realm;
    }

    @Override
    public String subject(TokenRequest request) {
        return owner.of(request).id();
    }

    @Override
    public String typeHeader(TokenRequest request) {
        return "JWT";
    }

    @Override
    public List<String> audience(TokenRequest request) {
        return List.of(IdentityProvider.AUDIENCE);
    }

    /**
     * Returns claims that override the provider's own, which would use the user name of the password grant as subject.
     */
    @Override
    public Map<String, Object> addClaims(TokenRequest request) {
        User user = owner.of(request);
        return Map.of(
                "iss", issuer,
                "sub", user.id(),
                "preferred_username", user.name(),
                "project_id", user.project().id(),
                "project_name", user.project().name(),
                "roles", user.roles().stream().sorted().toList());
    }

    @Override
    public long tokenExpiry() {
        return validity.toSeconds();
    }
}
