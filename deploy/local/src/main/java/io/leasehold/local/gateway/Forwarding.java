package io.leasehold.local.gateway;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import org.jspecify.annotations.Nullable;

/**
 * Forwarding of one request: rewrites the address for the service, and answers with an error when the service fails.
 */
record Forwarding(Route route, String path, @Nullable String query) implements ProxyInterceptor {
    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        ProxyRequest request = context.request();
        request.setURI(query == null ? route.target(path) : route.target(path) + "?" + query);
        ForwardedHeaders.write(request.headers(), request.proxiedRequest(), route);
        return context.sendRequest()
                .recover(failure -> Future.succeededFuture(refuse(request, GatewayError.of(route.service(), failure))));
    }

    private static ProxyResponse refuse(ProxyRequest request, GatewayError error) {
        return request.release()
                .response()
                .setStatusCode(error.status())
                .putHeader("Content-Type", "application/json")
                .setBody(Body.body(Buffer.buffer(error.json())));
    }
}
