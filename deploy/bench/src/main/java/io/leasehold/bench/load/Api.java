package io.leasehold.bench.load;

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

/** One user's requests, over connections that stay open. */
public final class Api implements AutoCloseable {
    private static final int CONNECTIONS = 128;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Vertx vertx;
    private final HttpClient http;
    private final String token;

    /** With an event loop of its own. */
    public Api(String token) {
        this.vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setDefaultHost("127.0.0.1").setMaxPoolSize(CONNECTIONS));
        this.token = token;
    }

    /** The event loop that everything happens on. */
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
