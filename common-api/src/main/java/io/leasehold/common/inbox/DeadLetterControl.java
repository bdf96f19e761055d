package io.leasehold.common.inbox;

import io.leasehold.common.error.ServiceException;
import io.leasehold.common.http.ManagementAnswers;
import io.quarkus.vertx.http.ManagementInterface;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/**
 * Dead letters on the management port: {@code GET /q/dlq} lists the waiting records, {@code POST
 * /q/dlq/replay?topic=<topic>.dlq} sends the waiting records of one topic back to be handled again; a replay needs a token of
 * role admin.
 */
@Singleton
class DeadLetterControl {
    private final DeadLetters letters;
    private final ManagementAnswers answers;

    DeadLetterControl(DeadLetters letters, ManagementAnswers answers) {
        this.letters = letters;
        this.answers = answers;
    }

    void register(@Observes ManagementInterface management) {
        Router router = management.router();
        router.get("/q/dlq").handler(context -> answers.answer(context, show()));
        router.post("/q/dlq/replay").handler(context -> answers.answer(context, replay(context)));
    }

    private Uni<Map<String, Object>> show() {
        return letters.waiting().map(queues -> Map.of("dead_letters", queues));
    }

    private Uni<Map<String, Object>> replay(RoutingContext context) {
        return Uni.createFrom()
                .item(() -> topic(context).orElseThrow(() -> ServiceException.badRequest("topic is missing")))
                .chain(name -> letters.replay(name)
                        .invoke(count -> answers.audit(context, "replays %d dead letters of %s".formatted(count, name)))
                        .map(count -> Map.of("topic", name, "replayed", count)));
    }

    private static Optional<String> topic(RoutingContext context) {
        return Optional.ofNullable(context.request().getParam("topic"));
    }
}
