package io.leasehold.common.auth;

import io.leasehold.common.error.ServiceException;
import io.leasehold.common.id.Identifiers;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Denies by default: a resource method without {@link PermitAll} is reached only with a valid token that names a user
 * and a project.
 */
class CallerFilter {
    private final CurrentIdentityAssociation identities;
    private final CurrentCaller current;
    private final String projectClaim;

    CallerFilter(
            CurrentIdentityAssociation identities,
            CurrentCaller current,
            @ConfigProperty(name = "leasehold.identity.project-claim", defaultValue = "project_id")
                    String projectClaim) {
        this.identities = identities;
        this.current = current;
        this.projectClaim = projectClaim;
    }

    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    public @Nullable Uni<Void> authenticate(ResourceInfo resource, HttpServerRequest request) {
        if (resource.getResourceMethod().isAnnotationPresent(PermitAll.class)) {
            return null;
        }
        if (TokenSpellings.contradict(request)) {
            return Uni.createFrom().failure(ServiceException.unauthorized());
        }
        return identities
                .getDeferredIdentity()
                .onFailure(AuthenticationFailedException.class)
                .transform(refused -> ServiceException.unauthorized())
                .map(this::callerOf)
                .invoke(this::remember)
                .replaceWithVoid();
    }

    private void remember(Caller caller) {
        current.set(caller);
        MDC.put("user_id", caller.userId());
        MDC.put("project_id", caller.projectId());
    }

    private Caller callerOf(SecurityIdentity identity) {
        if (identity.getPrincipal() instanceof JsonWebToken token
                && token.getClaim("sub") instanceof String user
                && token.getClaim(projectClaim) instanceof String project) {
            return new Caller(
                    Identifiers.normalise(user), Identifiers.normalise(project), Caller.rolesOf(identity.getRoles()));
        }
        throw ServiceException.unauthorized();
    }
}
