package io.leasehold.hypervisor.sdpf;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.auth.CurrentCaller;
import io.leasehold.common.auth.Role;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.id.Identifiers;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Authorisation of requests to a tenant's routes (contract, 1.2): the tenant must be the caller's project unless the
 * caller is an administrator; readers may read, members may do everything.
 */
class TenantFilter {
    private final CurrentCaller current;
    private final CurrentTenant tenant;

    TenantFilter(CurrentCaller current, CurrentTenant tenant) {
        this.current = current;
        this.tenant = tenant;
    }

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    public void check(ContainerRequestContext request, UriInfo uri) {
        String segment = uri.getPathParameters().getFirst("tenant");
        if (segment != null) {
            authorise(Identifiers.normalise(segment), current.get(), request.getMethod());
        }
    }

    private void authorise(String project, Caller caller, String method) {
        if (!caller.isAdmin() && !caller.projectId().equals(project)) {
            throw ServiceException.forbidden("tenant is not available");
        }
        if (!caller.is(needed(method))) {
            throw ServiceException.forbidden("not permitted");
        }
        tenant.set(project, caller);
    }

    private static Role needed(String method) {
        return switch (method) {
            case HttpMethod.GET, HttpMethod.HEAD -> Role.READER;
            default -> Role.MEMBER;
        };
    }
}
