package io.leasehold.common.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leasehold.common.error.ServiceException;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Answers of routes on the management port, as JSON. Callers of routes that change something have role admin (settings
 * {@code quarkus.management.auth}) and leave an audit line in the log.
 */
@Singleton
public class ManagementAnswers {
    private static final Logger LOG = Logger.getLogger(ManagementAnswers.class);
    private static final Logger AUDIT = Logger.getLogger("leasehold.audit");

    private final ObjectMapper mapper;

    ManagementAnswers(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** Answers with the result; a refusal has its own status and message, any other failure is logged and answered 503. */
    public void answer(RoutingContext context, Uni<Map<String, Object>> work) {
        work.map(this::json)
                .subscribe()
                .with(
                        json -> context.response()
                                .putHeader("content-type", "application/json")
                                .end(json),
                        failure -> refuse(context, failure));
    }

    /** Writes an audit line: the caller and the action. */
    public void audit(RoutingContext context, String action) {
        AUDIT.infof("%s %s", user(context), action);
    }

    private static String user(RoutingContext context) {
        return context.user() instanceof QuarkusHttpUser user
                ? user.getSecurityIdentity().getPrincipal().getName()
                : "nobody";
    }

    private static void refuse(RoutingContext context, Throwable failure) {
        if (failure instanceof ServiceException refused) {
            context.response().setStatusCode(refused.kind().status()).end(refused.getMessage());
        } else {
            String request =
                    context.request().method() + " " + context.request().path();
            LOG.warnf(failure, "Failure of %s", request);
            context.response().setStatusCode(503).end(request + " failed, see the log");
        }
    }

    private String json(Map<String, Object> body) {
        try {
            return mapper.writeValueAsString(body);
        } catch (JsonProcessingException bug) {
            throw new UncheckedIOException(bug);
        }
    }
}
