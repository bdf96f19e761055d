package io.leasehold.common.auth;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Authentication of every resource method without {@link PermitAll}. Only a known caller passes: one with a valid token
 * that names a user and a project, unless the service's {@link CallerRules} recognise the caller by other means.
 */
class CallerFilter {
    private final Callers callers;
    private final CurrentCaller current;

    CallerFilter(Callers callers, CurrentCaller current) {
        this.callers = callers;
        this.current = current;
    }

    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    public @Nullable Uni<Void> authenticate(ResourceInfo resource, HttpServerRequest request) {
        if (resource.getResourceMethod().isAnnotationPresent(PermitAll.class)) {
            return null;
        }
        return callers.of(request).invoke(this::remember).replaceWithVoid();
    }

    private void remember(Caller caller) {
        current.set(caller);
        MDC.put("user_id", caller.userId());
        MDC.put("project_id", caller.projectId());
    }
}
