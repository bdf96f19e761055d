package io.leasehold.common.auth;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/**
 * Conversion of the accepted spellings of a bearer token ({@code X-Auth-Token}, {@code Authorization: OAuth}) into the
 * one that quarkus-oidc reads. Runs before authentication and never logs a token.
 */
class TokenSpellings {
    private static final int BEFORE_AUTHENTICATION = 10_000;
    private static final String AUTHORIZATION = "Authorization";
    private static final String X_AUTH_TOKEN = "X-Auth-Token";

    void register(@Observes Filters filters) {
        filters.register(TokenSpellings::respell, BEFORE_AUTHENTICATION);
    }

    private static void respell(RoutingContext context) {
        HttpServerRequest request = context.request();
        authorization(request)
                .or(() -> openStack(request))
                .ifPresent(token -> request.headers().set(AUTHORIZATION, "Bearer " + token));
        context.next();
    }

    /** Returns true when two headers carry different tokens, so that the caller is ambiguous. */
    static boolean contradict(HttpServerRequest request) {
        return openStack(request)
                .flatMap(own -> authorization(request).map(other -> !own.equals(other)))
                .orElse(false);
    }

    private static Optional<String> openStack(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader(X_AUTH_TOKEN)).filter(token -> !token.isBlank());
    }

    private static Optional<String> authorization(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader(AUTHORIZATION))
                .map(value -> value.trim().split(" +", 2))
                .filter(parts -> parts.length == 2)
                .filter(parts -> parts[0].equalsIgnoreCase("Bearer") || parts[0].equalsIgnoreCase("OAuth"))
                .map(parts -> parts[1]);
    }
}
