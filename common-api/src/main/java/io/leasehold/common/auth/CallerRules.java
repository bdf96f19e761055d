package io.leasehold.common.auth;

import io.leasehold.common.error.ServiceException;
import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Rules by which a service's contract recognises or refuses callers differently from the default; the service
 * contributes a bean.
 */
public interface CallerRules {
    /**
     * Recognises the caller by other means than a token of the identity provider. Returns empty when the token must
     * identify the caller; the {@code Uni} fails with the contract's error when those other means refuse the caller.
     */
    default Optional<Uni<Caller>> recognise(HttpServerRequest request) {
        return Optional.empty();
    }

    /**
     * Returns the contract's error for a request whose token is missing or invalid, or that carries two different
     * tokens.
     */
    default ServiceException refusal(HttpServerRequest request) {
        return ServiceException.unauthorized();
    }

    /** Default rules of a service without a bean: only tokens identify callers, and a refused request gets 401. */
    @Singleton
    @DefaultBean
    class TokensAlone implements CallerRules {}
}
