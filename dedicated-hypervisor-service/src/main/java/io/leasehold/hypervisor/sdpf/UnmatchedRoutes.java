package io.leasehold.hypervisor.sdpf;

import io.leasehold.common.error.ErrorDialect;
import io.leasehold.common.error.ErrorKind;
import io.leasehold.common.error.Failure;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Responses to requests that match no route (contract, 1.2): 401 for an unknown caller, else 405 for a wrong path or
 * method below a tenant.
 */
class UnmatchedRoutes {
    private final CurrentIdentityAssociation identities;
    private final ErrorDialect dialect;

    UnmatchedRoutes(CurrentIdentityAssociation identities, ErrorDialect dialect) {
        this.identities = identities;
        this.dialect = dialect;
    }

    @ServerExceptionMapper
    Uni<RestResponse<Object>> map(NotFoundException unmatched, RoutingContext context) {
        return context.normalizedPath().matches("/v1\\.0/[^/]+/.*")
                ? refuse(Optional.empty())
                : Uni.createFrom()
                        .item(answer(ErrorKind.NOT_FOUND, "The resource could not be found.", Optional.empty()));
    }

    @ServerExceptionMapper
    Uni<RestResponse<Object>> map(NotAllowedException unmatched, RoutingContext context) {
        return refuse(OfferedRoutes.at(context.normalizedPath()));
    }

    private Uni<RestResponse<Object>> refuse(Optional<String> allowed) {
        return identities
                .getDeferredIdentity()
                .map(SecurityIdentity::isAnonymous)
                .onFailure()
                .recoverWithItem(true)
                .map(anonymous -> anonymous
                        ? answer(ErrorKind.UNAUTHORIZED, "", Optional.empty())
                        : answer(ErrorKind.METHOD_NOT_ALLOWED, "", allowed));
    }

    private RestResponse<Object> answer(ErrorKind kind, String text, Optional<String> allowed) {
        Failure failure = new Failure(kind, text, true, "");
        RestResponse.ResponseBuilder<Object> response = RestResponse.ResponseBuilder.create(
                        RestResponse.Status.fromStatusCode(kind.status()), (Object) dialect.body(failure))
                .type(MediaType.APPLICATION_JSON_TYPE);
        dialect.headers(failure).forEach(response::header);
        allowed.ifPresent(methods -> response.header(HttpHeaders.ALLOW, methods));
        return response.build();
    }
}
