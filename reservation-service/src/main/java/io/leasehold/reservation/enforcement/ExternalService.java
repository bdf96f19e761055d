package io.leasehold.reservation.enforcement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leasehold.common.error.ServiceException;
import io.leasehold.reservation.enforcement.EnforcementConfig.External;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * The operator's service over HTTP. Only a clear yes is one: a service that cannot be reached, that is late, or that says
 * anything else, refuses.
 */
@Singleton
class ExternalService {
    private static final Logger LOG = Logger.getLogger(ExternalService.class);
    private static final String DENIED = "External service enforcement filter denied the request.";
    private static final int YES = 204;
    private static final int NO = 403;

    private final WebClient web;
    private final ObjectMapper mapper;
    private final External config;

    ExternalService(Vertx vertx, ObjectMapper mapper, EnforcementConfig config) {
        this.web = WebClient.create(vertx, new WebClientOptions().setFollowRedirects(false));
        this.mapper = mapper;
        this.config = config.externalService();
    }

    /** Fails with 400 unless the service at {@code url} says yes; the text is the service's own when it gave one. */
    Uni<Void> ask(URI url, EnforcementRequest question) {
        return request(url)
                .sendBuffer(json(question))
                .ifNoItem()
                .after(config.timeout())
                .failWith(TimeoutException::new)
                .onFailure()
                .transform(failure -> unreachable(url, failure))
                .invoke(answer -> requireYes(url, answer))
                .replaceWithVoid();
    }

    private HttpRequest<Buffer> request(URI url) {
        HttpRequest<Buffer> request = web.postAbs(url.toString())
                .timeout(config.timeout().toMillis())
                .putHeader("Content-Type", "application/json");
        config.token().ifPresent(token -> request.putHeader("X-Auth-Token", token));
        return request;
    }

    private void requireYes(URI url, HttpResponse<Buffer> answer) {
        if (answer.statusCode() == YES) {
            return;
        }
        Optional<String> reason = answer.statusCode() == NO ? reason(answer) : Optional.empty();
        if (reason.isEmpty()) {
            LOG.warnf("The enforcement service gave no clear answer url=%s status=%d", url, answer.statusCode());
        }
        throw ServiceException.badRequest(reason.orElse(DENIED));
    }

    private Optional<String> reason(HttpResponse<Buffer> answer) {
        try {
            return Optional.of(mapper.readTree(answer.body() == null ? "" : answer.bodyAsString())
                            .path("message"))
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::textValue);
        } catch (JsonProcessingException garbage) {
            return Optional.empty();
        }
    }

    private Buffer json(EnforcementRequest question) {
        try {
            return Buffer.buffer(mapper.writeValueAsString(question));
        } catch (JsonProcessingException bug) {
            throw new UncheckedIOException(bug);
        }
    }

    private static ServiceException unreachable(URI url, Throwable failure) {
        LOG.warnf("The enforcement service did not answer url=%s: %s", url, failure);
        return ServiceException.badRequest(DENIED);
    }
}
