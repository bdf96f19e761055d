package io.leasehold.common.http;

import io.leasehold.common.error.ErrorDialect;
import io.leasehold.common.error.ErrorKind;
import io.leasehold.common.error.Failure;
import io.leasehold.common.error.ServiceException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Mapping of every failure to a response: a {@link ServiceException} by its kind, the framework's exceptions by their
 * status, any other exception as a neutral 500.
 */
class ErrorMapper {
    private static final Logger LOG = Logger.getLogger(ErrorMapper.class);

    private final ErrorDialect dialect;

    ErrorMapper(ErrorDialect dialect) {
        this.dialect = dialect;
    }

    @ServerExceptionMapper
    RestResponse<Object> map(ServiceException failure, RoutingContext context) {
        LOG.debugf("Refused with %d: %s", failure.kind().status(), failure.text());
        return answer(
                failure.kind().status(), new Failure(failure.kind(), failure.text(), false, RequestIds.of(context)));
    }

    @ServerExceptionMapper
    RestResponse<Object> map(WebApplicationException failure, RoutingContext context) {
        int status = failure.getResponse().getStatus();
        String text = Optional.ofNullable(failure.getMessage()).orElse("The request was refused");
        return answer(status, new Failure(ErrorKind.ofStatus(status), text, true, RequestIds.of(context)));
    }

    @ServerExceptionMapper
    RestResponse<Object> map(Throwable bug, RoutingContext context) {
        LOG.errorf(
                bug,
                "Unexpected failure of %s %s",
                context.request().method(),
                context.request().path());
        return answer(500, new Failure(ErrorKind.INTERNAL, "Internal Server Error", false, RequestIds.of(context)));
    }

    private RestResponse<Object> answer(int status, Failure failure) {
        RestResponse.ResponseBuilder<Object> response = RestResponse.ResponseBuilder.create(
                        RestResponse.Status.fromStatusCode(status), (Object) dialect.body(failure))
                .type(MediaType.APPLICATION_JSON_TYPE);
        dialect.headers(failure).forEach(response::header);
        return response.build();
    }
}
