package io.leasehold.local.login;

import io.leasehold.backing.identity.User;
import io.leasehold.local.login.AuthRequest.Credential;
import io.leasehold.local.login.AuthRequest.Scope;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Issue and verification of tokens. Every call may block on the network. */
final class Tokens {
    private final LoginSettings settings;
    private final Directory directory;
    private volatile @Nullable OidcProvider provider;

    Tokens(LoginSettings settings) {
        this.settings = settings;
        this.directory = new Directory(settings.users());
    }

    Directory directory() {
        return directory;
    }

    /**
     * Issues a token for a login, or for another scope. Every user has one project only, so a token used as credential
     * is returned unchanged: its lifetime must not be extended.
     */
    IssuedToken issue(AuthRequest request) {
        IssuedToken token = switch (request.credential()) {
            case Credential.Password password -> login(password);
            case Credential.Token shown -> find(shown.value()).orElseThrow(() -> KeystoneFault.notFound("token"));
        };
        if (!request.scope().map(scope -> grants(token, scope)).orElse(true)) {
            throw KeystoneFault.unauthorized();
        }
        return token;
    }

    /** Returns the token that authenticates a request; fails with 401 without a valid token. */
    IssuedToken require(@Nullable String token) {
        return Optional.ofNullable(token).flatMap(this::find).orElseThrow(KeystoneFault::unauthorized);
    }

    /** Returns the token when it is valid. */
    Optional<IssuedToken> find(String token) {
        try {
            return provider().find(token);
        } catch (IOException e) {
            throw KeystoneFault.unavailable(e);
        }
    }

    private IssuedToken login(Credential.Password password) {
        User user =
                directory.authenticate(password.user(), password.password()).orElseThrow(KeystoneFault::unauthorized);
        try {
            return provider().tokenOf(user);
        } catch (IOException e) {
            throw KeystoneFault.unavailable(e);
        }
    }

    private static boolean grants(IssuedToken token, Scope scope) {
        return switch (scope) {
            case Scope.Project wanted -> wanted.project().matches(token.projectId(), token.projectName());
            case Scope.Unavailable other -> false;
        };
    }

    private OidcProvider provider() throws IOException {
        OidcProvider known = provider;
        if (known == null) {
            known = OidcProvider.discover(settings.issuer(), settings.audience());
            provider = known;
        }
        return known;
    }
}
