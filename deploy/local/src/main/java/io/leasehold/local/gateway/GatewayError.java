package io.leasehold.local.gateway;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.json.JsonObject;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;

/** Error response of the gateway itself. */
record GatewayError(int status, String message) {
    static GatewayError unknownPath(String path) {
        return new GatewayError(404, "No service has the path %s; GET / lists those that there are.".formatted(path));
    }

    static GatewayError unavailable(String service) {
        return new GatewayError(503, "%s is not running at the moment; try again soon.".formatted(service));
    }

    static GatewayError of(String service, Throwable failure) {
        return switch (failure) {
            case ConnectTimeoutException late -> new GatewayError(504, "%s does not accept calls.".formatted(service));
            case ConnectException refused -> unavailable(service);
            case UnknownHostException unknown -> unavailable(service);
            case TimeoutException late -> new GatewayError(504, "%s did not answer in time.".formatted(service));
            default -> new GatewayError(502, "%s broke off the call; try again soon.".formatted(service));
        };
    }

    String json() {
        String title = HttpResponseStatus.valueOf(status).reasonPhrase();
        return new JsonObject()
                .put(
                        "error",
                        new JsonObject().put("code", status).put("title", title).put("message", message))
                .encode();
    }
}
