package io.leasehold.local.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyOptions;
import java.util.List;
import java.util.Map;

/**
 * Reverse proxy that sends each request to the service of its path, and answers by itself when no service has the path.
 */
public final class Gateway {
    private static final int CONNECTIONS = 256;
    private static final int HEADER_BYTES = 32 * 1024;
    /** A protocol upgrade would bypass the rewriting of paths and headers, and no service has a WebSocket. */
    private static final ProxyOptions PLAIN_HTTP = new ProxyOptions().setSupportWebSocket(false);

    private final Routes routes;
    private final Map<String, Upstream> upstreams;
    private final HttpClient client;

    private Gateway(Vertx vertx, Routes routes, Map<String, Upstream> upstreams) {
        this.routes = routes;
        this.upstreams = Map.copyOf(upstreams);
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setMaxHeaderSize(HEADER_BYTES), new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }

    /** Starts a gateway on the loopback interface; {@code upstreams} are keyed by the names of their services. */
    public static Future<HttpServer> start(Vertx vertx, int port, Routes routes, Map<String, Upstream> upstreams) {
        Gateway gateway = new Gateway(vertx, routes, upstreams);
        Router router = Router.router(vertx);
        router.get("/").handler(gateway::index);
        router.route().handler(gateway::forward);
        return vertx.createHttpServer(
                        new HttpServerOptions().setMaxHeaderSize(HEADER_BYTES).setHttp2ClearTextEnabled(false))
                .requestHandler(router)
                .listen(port, "127.0.0.1");
    }

    private void index(RoutingContext context) {
        JsonObject endpoints = new JsonObject();
        routes.all().forEach(route -> endpoints.put(route.prefix(), route.service()));
        context.json(new JsonObject().put("name", "Leasehold").put("endpoints", endpoints));
    }

    private void forward(RoutingContext context) {
        String path = context.normalizedPath();
        routes.find(path)
                .filter(route -> !route.hides(path))
                .ifPresentOrElse(
                        route -> forward(context, route, path), () -> refuse(context, GatewayError.unknownPath(path)));
    }

    private void forward(RoutingContext context, Route route, String path) {
        Upstream upstream = upstreams.get(route.service());
        if (upstream == null) {
            refuse(context, GatewayError.unavailable(route.service()));
            return;
        }
        HttpProxy.reverseProxy(PLAIN_HTTP, client)
                .origin(request -> call(upstream))
                .addInterceptor(new Forwarding(route, path, context.request().query()))
                .handle(context.request());
    }

    private Future<HttpClientRequest> call(Upstream upstream) {
        return call(upstream, upstream.order());
    }

    /** Connects to the first replica that accepts the connection; nothing is sent to the others. */
    private Future<HttpClientRequest> call(Upstream upstream, List<Integer> ports) {
        Future<HttpClientRequest> first = client.request(new RequestOptions()
                .setHost(upstream.host())
                .setPort(ports.getFirst())
                .setConnectTimeout(upstream.connecting().toMillis())
                .setIdleTimeout(upstream.answering().toMillis()));
        return ports.size() == 1 ? first : first.recover(away -> call(upstream, ports.subList(1, ports.size())));
    }

    private static void refuse(RoutingContext context, GatewayError error) {
        context.response()
                .setStatusCode(error.status())
                .putHeader("Content-Type", "application/json")
                .end(error.json());
    }
}
