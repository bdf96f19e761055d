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
 * Client of the operator's service over HTTP. Only the status 204 is a consent: a missing or late answer and any other
 * status count as a refusal.
 */
@Singleton
class ExternalService {
    private static final Logger LOG = Logger.getLogger(ExternalService.class);
    private static final String DENIED = "External service enforcement filter denied the request.";
    private static final int CONSENT = 204;
    private static final int REFUSAL = 403;

    private final WebClient web;
    private final ObjectMapper mapper;
    private final External config;

    ExternalService(Vertx vertx, ObjectMapper mapper, EnforcementConfig config) {
        this.web = WebClient.create(vertx, new WebClientOptions().setFollowRedirects(false));
        this.mapper = mapper;
        this.config = config.externalService();
    }

    /** Fails with 400 unless the service at {@code url} consents; the text is that of the service, if there is one. */
    Uni<Void> ask(URI url, EnforcementRequest question) {
        return request(url)
                .sendBuffer(json(question))
                .ifNoItem()
                .after(config.timeout())
                .failWith(TimeoutException::new)
                .onFailure()
                .transform(failure -> unreachable(url, failure))
                .invoke(answer -> requireConsent(url, answer))
                .replaceWithVoid();
    }

    private HttpRequest<Buffer> request(URI url) {
        HttpRequest<Buffer> request = web.postAbs(url.toString())
                .timeout(config.timeout().toMillis())
                .putHeader("Content-Type", "application/json");
        config.token().ifPresent(token -> request.putHeader("X-Auth-Token", token));
        return request;
    }

    private void requireConsent(URI url, HttpResponse<Buffer> answer) {
        if (answer.statusCode() == CONSENT) {
            return;
        }
        Optional<String> reason = answer.statusCode() == REFUSAL ? reason(answer) : Optional.empty();
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
