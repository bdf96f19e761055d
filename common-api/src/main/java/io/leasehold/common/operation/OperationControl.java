package io.leasehold.common.operation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leasehold.common.adapter.Consoles;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.operation.OperationLedger.Summary;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.http.ManagementInterface;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * The operations on the management port: {@code GET /q/operations} lists them and the consoles,
 * {@code POST /q/operations/<id>/retry} and {@code POST /q/operations/<id>/abandon} need a token of role admin (settings
 * {@code quarkus.management.auth}) and leave an audit line in the log.
 */
@Singleton
class OperationControl {
    private static final Logger AUDIT = Logger.getLogger("leasehold.audit");
    private static final Logger LOG = Logger.getLogger(OperationControl.class);

    private final OperationLedger ledger;
    private final Consoles consoles;
    private final ObjectMapper mapper;
    private final Clock clock;
    private final AtomicReference<Summary> summary = new AtomicReference<>(new Summary(0, 0));

    OperationControl(OperationLedger ledger, Consoles consoles, ObjectMapper mapper, Clock clock) {
        this.ledger = ledger;
        this.consoles = consoles;
        this.mapper = mapper;
        this.clock = clock;
    }

    void register(@Observes ManagementInterface management, MeterRegistry metrics) {
        metrics.gauge("operation_backlog", summary, last -> last.get().backlog());
        metrics.gauge("operation_oldest_seconds", summary, last -> last.get().oldestSeconds());
        Router router = management.router();
        router.get("/q/operations").handler(context -> answer(context, list()));
        router.post("/q/operations/:id/retry").handler(context -> answer(context, retry(context)));
        router.post("/q/operations/:id/abandon").handler(context -> answer(context, abandon(context)));
    }

    @Scheduled(every = "10s", delayed = "10s")
    Uni<Void> measure() {
        return ledger.summary().invoke(summary::set).replaceWithVoid();
    }

    private Uni<Map<String, Object>> list() {
        return ledger.list().map(all -> Map.of("operations", all, "consoles", consoles.views()));
    }

    private Uni<Map<String, Object>> retry(RoutingContext context) {
        long id = id(context);
        return ledger.retry(id, clock.instant())
                .invoke(() -> AUDIT.infof("%s has operation %d tried again", user(context), id))
                .replaceWith(Map.of("operation", id, "due", clock.instant()));
    }

    private Uni<Map<String, Object>> abandon(RoutingContext context) {
        long id = id(context);
        return ledger.abandon(id, "abandoned by an administrator", clock.instant())
                .invoke(operation -> AUDIT.infof(
                        "%s has abandoned operation %d, %s of %s",
                        user(context), id, operation.kind(), operation.subject()))
                .replaceWith(Map.of("operation", id, "abandoned", true));
    }

    private static long id(RoutingContext context) {
        try {
            return Long.parseLong(context.pathParam("id"));
        } catch (NumberFormatException malformed) {
            return -1;
        }
    }

    private static String user(RoutingContext context) {
        return context.user() instanceof QuarkusHttpUser user
                ? user.getSecurityIdentity().getPrincipal().getName()
                : "nobody";
    }

    private void answer(RoutingContext context, Uni<Map<String, Object>> work) {
        work.map(this::json)
                .subscribe()
                .with(
                        json -> context.response()
                                .putHeader("content-type", "application/json")
                                .end(json),
                        failure -> refuse(context, failure));
    }

    private static void refuse(RoutingContext context, Throwable failure) {
        if (failure instanceof ServiceException refused) {
            context.response().setStatusCode(refused.kind().status()).end(refused.getMessage());
        } else {
            LOG.warn("The operations cannot be reached", failure);
            context.response().setStatusCode(503).end("The operations cannot be reached");
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
