package io.leasehold.bench.load;

import io.leasehold.backing.server.QuietLogs;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.logging.Level;

/** Requests of one user over persistent connections. */
public final class Api implements AutoCloseable {
    private static final int CONNECTIONS = 128;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration RENEWAL = Duration.ofMinutes(20);

    private final Vertx vertx;
    private final HttpClient http;
    private final Supplier<String> tokens;
    private String token;

    /** Creates a client with an event loop of its own and a token that is renewed before it expires. */
    public Api(Supplier<String> tokens) {
        QuietLogs.below(Level.OFF, "io.vertx.core.net.impl.ConnectionBase"); // callers hear of broken connections
        this.vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setDefaultHost("127.0.0.1").setMaxPoolSize(CONNECTIONS));
        this.tokens = tokens;
        this.token = tokens.get();
        var unused = vertx.setPeriodic(RENEWAL.toMillis(), timer -> renew());
    }

    /** Returns the Vert.x instance with the only event loop. */
    public Vertx vertx() {
        return vertx;
    }

    public Future<Answer> get(int port, String path) {
        return send(HttpMethod.GET, port, path, Buffer.buffer());
    }

    public Future<Answer> post(int port, String path, String body) {
        return send(HttpMethod.POST, port, path, Buffer.buffer(body));
    }

    public Future<Answer> put(int port, String path, String body) {
        return send(HttpMethod.PUT, port, path, Buffer.buffer(body));
    }

    public Future<Answer> delete(int port, String path) {
        return send(HttpMethod.DELETE, port, path, Buffer.buffer());
    }

    private void renew() {
        vertx.executeBlocking(tokens::get).onSuccess(fresh -> token = fresh);
    }

    private Future<Answer> send(HttpMethod method, int port, String path, Buffer body) {
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setPort(port)
                .setURI(path)
                .setTimeout(PATIENCE.toMillis())
                .putHeader("X-Auth-Token", token);
        return http.request(options).compose(request -> send(request, body)).compose(Api::answer);
    }

    private static Future<HttpClientResponse> send(HttpClientRequest request, Buffer body) {
        return body.length() == 0
                ? request.send()
                : request.putHeader("Content-Type", "application/json").send(body);
    }

    private static Future<Answer> answer(HttpClientResponse response) {
        return response.body().map(body -> new Answer(response.statusCode(), body));
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
