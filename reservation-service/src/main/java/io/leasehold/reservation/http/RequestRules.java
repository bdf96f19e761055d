package io.leasehold.reservation.http;

import io.leasehold.common.error.ErrorKind;
import io.leasehold.common.error.ServiceException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Filter of the headers of all {@code /v1} requests: API version and content type (contract section 1.2). */
class RequestRules {
    private static final String HEADER = "OpenStack-API-Version";
    private static final Pattern VERSION = Pattern.compile("[1-9]\\d*\\.([1-9]\\d*|0)");

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    public void check(ContainerRequestContext request, RoutingContext context) {
        if (context.normalizedPath().matches("/v1/.+/")) {
            throw new NotFoundException("No such path");
        }
        if (context.normalizedPath().startsWith("/v1/")) {
            negotiate(context);
            requireJson(request);
        }
    }

    private static void negotiate(RoutingContext context) {
        wanted(context.request()).ifPresent(RequestRules::requireSupported);
        context.response().putHeader(HEADER, "reservation 1.0").putHeader("Vary", HEADER);
    }

    /** The version of this API in the header, which may list versions of other APIs too. */
    private static Optional<String> wanted(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader(HEADER)).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::trim)
                .filter(value -> value.startsWith("reservation "))
                .map(value -> value.substring("reservation ".length()).trim())
                .findFirst();
    }

    private static void requireSupported(String version) {
        if (version.equals("latest")) {
            return;
        }
        if (!VERSION.matcher(version).matches()) {
            throw ServiceException.badRequest(
                    "API Version String %s is of invalid format. Must be of format MajorNum.MinorNum."
                            .formatted(version));
        }
        if (!version.equals("1.0")) {
            throw new ServiceException(
                    ErrorKind.NOT_ACCEPTABLE,
                    "Version %s is not supported by the API. Minimum is 1.0 and maximum is 1.0.".formatted(version));
        }
    }

    private static void requireJson(ContainerRequestContext request) {
        MediaType type = request.getMediaType();
        boolean hasBody = switch (request.getMethod()) {
            case "POST", "PUT", "PATCH" -> true;
            default -> false;
        };
        if (hasBody && type != null && !MediaType.APPLICATION_JSON_TYPE.isCompatible(type)) {
            throw ServiceException.badRequest(
                    "Content type '%s/%s' isn't supported".formatted(type.getType(), type.getSubtype()));
        }
    }
}
