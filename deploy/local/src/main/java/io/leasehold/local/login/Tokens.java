package io.leasehold.local.login;

import io.leasehold.backing.identity.User;
import io.leasehold.local.login.AuthRequest.Credential;
import io.leasehold.local.login.AuthRequest.Scope;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives tokens to those who may have them, and knows whose they are. Every call may block on the network. */
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
     * A token for one who logs in, or wants another scope. As everybody has one project only, a token that is shown is
     * given back as it is: its life must not get longer by showing it.
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

    /** The token that authenticates a request. */
    IssuedToken require(@Nullable String token) {
        return Optional.ofNullable(token).flatMap(this::find).orElseThrow(KeystoneFault::unauthorized);
    }

    /** A genuine token. */
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
