package io.leasehold.common.operation;

import io.leasehold.common.adapter.Consoles;
import io.leasehold.common.http.ManagementAnswers;
import io.leasehold.common.operation.OperationLedger.Summary;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.http.ManagementInterface;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The operations on the management port: {@code GET /q/operations} lists them and the consoles,
 * {@code POST /q/operations/<id>/retry} and {@code POST /q/operations/<id>/abandon} need a token of role admin (settings
 * {@code quarkus.management.auth}) and leave an audit line in the log.
 */
@Singleton
class OperationControl {
    private final OperationLedger ledger;
    private final Consoles consoles;
    private final ManagementAnswers answers;
    private final Clock clock;
    private final AtomicReference<Summary> summary = new AtomicReference<>(new Summary(0, 0));

    OperationControl(OperationLedger ledger, Consoles consoles, ManagementAnswers answers, Clock clock) {
        this.ledger = ledger;
        this.consoles = consoles;
        this.answers = answers;
        this.clock = clock;
    }

    void register(@Observes ManagementInterface management, MeterRegistry metrics) {
        metrics.gauge("operation_backlog", summary, last -> last.get().backlog());
        metrics.gauge("operation_oldest_seconds", summary, last -> last.get().oldestSeconds());
        Router router = management.router();
        router.get("/q/operations").handler(context -> answers.answer(context, list()));
        router.post("/q/operations/:id/retry").handler(context -> answers.answer(context, retry(context)));
        router.post("/q/operations/:id/abandon").handler(context -> answers.answer(context, abandon(context)));
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
                .invoke(() -> answers.audit(context, "retries operation %d".formatted(id)))
                .replaceWith(Map.of("operation", id, "due", clock.instant()));
    }

    private Uni<Map<String, Object>> abandon(RoutingContext context) {
        long id = id(context);
        return ledger.abandon(id, "abandoned by an administrator")
                .invoke(operation -> answers.audit(
                        context,
                        "abandons operation %d, %s of %s".formatted(id, operation.kind(), operation.subject())))
                .replaceWith(Map.of("operation", id, "abandoned", true));
    }

    private static long id(RoutingContext context) {
        try {
            return Long.parseLong(context.pathParam("id"));
        } catch (NumberFormatException malformed) {
            return -1;
        }
    }
}
