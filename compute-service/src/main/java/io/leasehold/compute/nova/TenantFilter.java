package io.leasehold.compute.nova;

import io.leasehold.common.auth.CurrentCaller;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.id.Identifiers;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Removes the project segment from paths, and refuses a segment other than the caller's project. */
class TenantFilter {
    private static final int AFTER_VERSION = Priorities.AUTHENTICATION + 200;

    private final ApiRequest request;
    private final CurrentCaller caller;

    TenantFilter(ApiRequest request, CurrentCaller caller) {
        this.request = request;
        this.caller = caller;
    }

    @ServerRequestFilter(preMatching = true)
    public void removeTenant(ContainerRequestContext context) {
        ApiPath path = ApiPath.of(context.getUriInfo().getPath());
        path.tenant().ifPresent(segment -> {
            request.setTenant(segment);
            context.setRequestUri(context.getUriInfo()
                    .getRequestUriBuilder()
                    .replacePath(path.plain())
                    .build());
        });
    }

    @ServerRequestFilter(priority = AFTER_VERSION)
    public void compare(ResourceInfo resource) {
        if (!resource.getResourceMethod().isAnnotationPresent(PermitAll.class)) {
            request.tenant().ifPresent(segment -> compare(segment, caller.get().projectId()));
        }
    }

    private static void compare(String segment, String projectId) {
        if (!Identifiers.normalise(segment).equals(projectId)) {
            throw ServiceException.badRequest(
                    "Malformed request URL: URL's project_id '%s' doesn't match Context's project_id '%s'"
                            .formatted(segment, projectId));
        }
    }
}
