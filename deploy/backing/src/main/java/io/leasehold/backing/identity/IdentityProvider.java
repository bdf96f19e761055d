package io.leasehold.backing.identity;

import static io.leasehold.backing.server.BackingServer.LOOPBACK;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import io.leasehold.backing.server.FreePort;
import io.leasehold.backing.server.OwnClassLoader;
import io.leasehold.backing.server.QuietLogs;
import java.net.InetAddress;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.MockWebServerWrapper;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/**
 * OpenID Connect provider that issues tokens to known users without checking passwords; the login in front of the
 * provider checks them.
 */
public final class IdentityProvider implements AutoCloseable {

    /** Audience of every token. */
    public static final String AUDIENCE = "leasehold";

    private static final String REALM = "leasehold";
    private static final Duration VALIDITY = Duration.ofHours(1);
    private static final int KEY_BITS = 2048;

    private final MockOAuth2Server server;
    private final Thread requestDrain;
    private final String issuer;
    private final Duration validity;

    private IdentityProvider(MockOAuth2Server server, Thread requestDrain, String issuer, Duration validity) {
        this.server = server;
        this.requestDrain = requestDrain;
        this.issuer = issuer;
        this.validity = validity;
    }

    /** Starts a provider on {@code port}, 0 for a free one; tokens are valid for an hour. */
    public static IdentityProvider start(int port, List<User> users) {
        return start(port, users, VALIDITY);
    }

    /** Starts a provider; tokens are valid for {@code validity}. */
    public static IdentityProvider start(int port, List<User> users, Duration validity) {
        QuietLogs.below(Level.WARNING, "no.nav.security", "okhttp3", "mockwebserver3");
        int chosen = FreePort.orGiven(port);
        FreePort.require(chosen);
        String issuer = "http://%s:%d/%s".formatted(LOOPBACK, chosen, REALM);
        MockWebServerWrapper http = new MockWebServerWrapper();
        TokenContent content = new TokenContent(REALM, issuer, new KnownUsers(users), validity);
        MockOAuth2Server server = new MockOAuth2Server(
                new OAuth2Config(false, null, null, false, new OAuth2TokenProvider(), Set.of(content), http));
        OwnClassLoader.run(() -> server.start(InetAddress.getLoopbackAddress(), chosen));
        return new IdentityProvider(server, RequestDrain.of(http.getMockWebServer()), issuer, validity);
    }

    /** Returns the address that services are configured with; discovery and keys are below it. */
    public String issuer() {
        return issuer;
    }

    /** Returns a token of {@code user}, who may be unknown to this provider. */
    public String token(User user) {
        return token(user, validity);
    }

    /** Returns a token that is valid for {@code validity} from now; a negative duration gives an expired token. */
    public String token(User user, Duration validity) {
        return issue(user, validity).serialize();
    }

    /** Returns a token with genuine claims and key id, but a signature of another key. */
    public String forgedToken(User user) {
        SignedJWT genuine = issue(user, validity);
        try {
            SignedJWT forged = new SignedJWT(genuine.getHeader(), genuine.getJWTClaimsSet());
            forged.sign(new RSASSASigner(new RSAKeyGenerator(KEY_BITS).generate()));
            return forged.serialize();
        } catch (JOSEException | ParseException e) {
            throw new IllegalStateException("cannot forge a token", e);
        }
    }

    private SignedJWT issue(User user, Duration validity) {
        return server.issueToken(REALM, AUDIENCE, new TokenContent(REALM, issuer, request -> user, validity));
    }

    @Override
    public void close() {
        requestDrain.interrupt();
        server.shutdown();
    }
}
