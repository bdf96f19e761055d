package io.leasehold.compute.nova;

import io.leasehold.common.error.ServiceException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Selects the microversion before the resource is matched, so that refusals carry the version too; an unsupported
 * version is refused after authentication.
 */
class VersionFilter {
    private static final String NUL = "%00";
    private static final int AFTER_AUTHENTICATION = Priorities.AUTHENTICATION + 100;

    private final ApiRequest request;

    VersionFilter(ApiRequest request) {
        this.request = request;
    }

    @ServerRequestFilter(preMatching = true)
    public void selectVersion(ContainerRequestContext context, RoutingContext exchange) {
        if (exchange.request().uri().contains(NUL)) {
            request.setRefusal(ServiceException.badRequest("Malformed request URL"));
        }
        if (!ApiPath.isVersioned(context.getUriInfo().getPath())) {
            return;
        }
        VersionHeaders.vary(exchange.response().headers());
        try {
            VersionHeaders.asked(exchange.request().headers())
                    .map(Microversion::of)
                    .ifPresent(request::setVersion);
            VersionHeaders.name(request.version(), exchange.response().headers());
        } catch (ServiceException refused) {
            request.setRefusal(refused);
        }
    }

    @ServerRequestFilter(priority = AFTER_AUTHENTICATION)
    public void rejectUnsupported() {
        request.refusal().ifPresent(refused -> {
            throw refused;
        });
    }
}
