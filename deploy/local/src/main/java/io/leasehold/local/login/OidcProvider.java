package io.leasehold.local.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResourceOwnerPasswordCredentialsGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import io.leasehold.backing.identity.User;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** OpenID Connect provider of the tokens that the login issues and verifies. Every call may block on the network. */
final class OidcProvider {
    private static final ClientID LOGIN = new ClientID("leasehold-login");
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final Set<String> REQUIRED =
            Set.of("sub", "jti", "iat", "exp", "preferred_username", "project_id", "project_name", "roles");

    private final OIDCProviderMetadata metadata;
    private final DefaultJWTProcessor<SecurityContext> tokens = new DefaultJWTProcessor<>();

    private OidcProvider(OIDCProviderMetadata metadata, String audience) throws IOException {
        this.metadata = metadata;
        tokens.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.RS256,
                JWKSourceBuilder.create(metadata.getJWKSetURI().toURL()).build()));
        tokens.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                audience,
                new JWTClaimsSet.Builder()
                        .issuer(metadata.getIssuer().getValue())
                        .build(),
                REQUIRED));
    }

    /** Reads the provider's metadata. */
    static OidcProvider discover(String issuer, String audience) throws IOException {
        try {
            Issuer named = new Issuer(issuer);
            return new OidcProvider(OIDCProviderMetadata.resolve(named, TIMEOUT_MILLIS, TIMEOUT_MILLIS), audience);
        } catch (com.nimbusds.oauth2.sdk.GeneralException e) {
            throw new IOException("%s is not an OpenID Connect provider".formatted(issuer), e);
        }
    }

    /** Requests a token of a user whose password has been checked. */
    IssuedToken tokenOf(User user) throws IOException {
        try {
            var grant = new ResourceOwnerPasswordCredentialsGrant(user.name(), new Secret(user.password()));
            var request = new TokenRequest.Builder(metadata.getTokenEndpointURI(), LOGIN, grant)
                    .build()
                    .toHTTPRequest();
            request.setConnectTimeout(TIMEOUT_MILLIS);
            request.setReadTimeout(TIMEOUT_MILLIS);
            String token = AccessTokenResponse.parse(request.send())
                    .getTokens()
                    .getAccessToken()
                    .getValue();
            return find(token).orElseThrow(() -> new IOException("the provider's own token does not pass its check"));
        } catch (ParseException e) {
            throw new IOException("the provider gives no token to " + user.name(), e);
        }
    }

    /** Returns the token when its signature and audience are right and it has not expired. */
    Optional<IssuedToken> find(String token) throws IOException {
        try {
            return Optional.of(IssuedToken.of(token, tokens.process(token, null)));
        } catch (java.text.ParseException | BadJOSEException e) {
            return Optional.empty();
        } catch (JOSEException e) {
            throw new IOException("the provider's keys cannot be had", e);
        }
    }
}
