package io.leasehold.backing.identity;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ResourceOwnerPasswordCredentialsGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.OAuth2Exception;

/**
 * Users to whom a provider issues tokens: people by the user name of the password grant, services by their client id.
 */
final class KnownUsers implements TokenOwner {

    private final Map<String, User> byName;

    KnownUsers(List<User> users) {
        this.byName = users.stream().collect(toUnmodifiableMap(User::name, identity()));
    }

    @Override
    public User of(TokenRequest request) {
        User user = byName.get(name(request));
        if (user == null) {
            throw new OAuth2Exception(OAuth2Error.INVALID_GRANT, "no user " + name(request));
        }
        return user;
    }

    private static String name(TokenRequest request) {
        if (request.getAuthorizationGrant() instanceof ResourceOwnerPasswordCredentialsGrant grant) {
            return grant.getUsername();
        }
        return clientId(request);
    }

    private static String clientId(TokenRequest request) {
        return request.getClientAuthentication() != null
                ? request.getClientAuthentication().getClientID().getValue()
                : request.getClientID().getValue();
    }
}
