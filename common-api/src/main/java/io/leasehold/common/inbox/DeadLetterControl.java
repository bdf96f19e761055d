package io.leasehold.common.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leasehold.common.error.ErrorKind;
import io.leasehold.common.error.ServiceException;
import io.quarkus.vertx.http.ManagementInterface;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Dead letters on the management port: {@code GET /q/dlq} lists the waiting records, {@code POST
 * /q/dlq/replay?topic=<topic>.dlq} sends the waiting records of one topic back to be handled again.
 */
@Singleton
class DeadLetterControl {
    private static final Logger LOG = Logger.getLogger(DeadLetterControl.class);

    private final DeadLetters letters;
    private final ObjectMapper mapper;

    DeadLetterControl(DeadLetters letters, ObjectMapper mapper) {
        this.letters = letters;
        this.mapper = mapper;
    }

    void register(@Observes ManagementInterface management) {
        Router router = management.router();
        router.get("/q/dlq").handler(context -> answer(context, show()));
        router.post("/q/dlq/replay").handler(context -> answer(context, replay(topic(context))));
    }

    private Uni<Map<String, Object>> show() {
        return letters.waiting().map(queues -> Map.of("dead_letters", queues));
    }

    private Uni<Map<String, Object>> replay(Optional<String> topic) {
        return Uni.createFrom()
                .item(() -> topic.orElseThrow(() -> ServiceException.badRequest("topic is missing")))
                .chain(name -> letters.replay(name)
                        .invoke(count -> LOG.infof("%d dead letters of %s are replayed", count, name))
                        .map(count -> Map.of("topic", name, "replayed", count)));
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
        context.response().setStatusCode(kind(failure).status()).end(String.valueOf(failure.getMessage()));
    }

    private static ErrorKind kind(Throwable failure) {
        if (failure instanceof ServiceException refused) {
            return refused.kind();
        }
        LOG.warn("Dead letters cannot be reached", failure);
        return ErrorKind.UNAVAILABLE;
    }

    private static Optional<String> topic(RoutingContext context) {
        return Optional.ofNullable(context.request().getParam("topic"));
    }

    private String json(Map<String, Object> body) {
        try {
            return mapper.writeValueAsString(body);
        } catch (JsonProcessingException bug) {
            throw new UncheckedIOException(bug);
        }
    }
}
