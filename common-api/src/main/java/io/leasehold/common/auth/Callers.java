package io.leasehold.common.auth;

import io.leasehold.common.id.Identifiers;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Identification of the sender of a request. */
@Singleton
public class Callers {
    private final CurrentIdentityAssociation identities;
    private final CallerRules rules;
    private final String projectClaim;

    Callers(
            CurrentIdentityAssociation identities,
            CallerRules rules,
            @ConfigProperty(name = "leasehold.identity.project-claim", defaultValue = "project_id")
                    String projectClaim) {
        this.identities = identities;
        this.rules = rules;
        this.projectClaim = projectClaim;
    }

    /**
     * Returns the sender of the request; fails with the error of the service's {@link CallerRules} when the sender is
     * unknown.
     */
    public Uni<Caller> of(HttpServerRequest request) {
        return Uni.createFrom().deferred(() -> identify(request));
    }

    private Uni<Caller> identify(HttpServerRequest request) {
        if (TokenSpellings.contradict(request)) {
            return Uni.createFrom().failure(rules.refusal(request));
        }
        return rules.recognise(request).orElseGet(() -> byToken(request));
    }

    private Uni<Caller> byToken(HttpServerRequest request) {
        return identities
                .getDeferredIdentity()
                .onFailure(AuthenticationFailedException.class)
                .transform(refused -> rules.refusal(request))
                .map(identity -> callerOf(identity).orElseThrow(() -> rules.refusal(request)));
    }

    private Optional<Caller> callerOf(SecurityIdentity identity) {
        if (identity.getPrincipal() instanceof JsonWebToken token
                && token.getClaim("sub") instanceof String user
                && token.getClaim(projectClaim) instanceof String project) {
            return Optional.of(new Caller(
                    Identifiers.normalise(user), Identifiers.normalise(project), Caller.rolesOf(identity.getRoles())));
        }
        return Optional.empty();
    }
}
