package io.leasehold.common.auth;

import io.leasehold.common.error.ServiceException;
import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Where a service's contract recognises or refuses callers differently: it contributes a bean of its own. */
public interface CallerRules {
    /**
     * The caller by other means than a token of the identity provider; empty when such a token has to tell. Fails with
     * the contract's answer when these means say no.
     */
    default Optional<Uni<Caller>> recognise(HttpServerRequest request) {
        return Optional.empty();
    }

    /** The contract's answer to a request whose token is missing or bad, or that carries two. */
    default ServiceException refusal(HttpServerRequest request) {
        return ServiceException.unauthorized();
    }

    /** The rules of a service that has none of its own: tokens alone, and 401. */
    @Singleton
    @DefaultBean
    class TokensAlone implements CallerRules {}
}
