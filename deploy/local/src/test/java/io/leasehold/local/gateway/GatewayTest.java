package io.leasehold.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.leasehold.backing.server.FreePort;
import io.leasehold.local.Http;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static URI gateway = URI.create("http://unset");

    @BeforeAll
    static void start() {
        int echo = await(VERTX.createHttpServer()
                        .requestHandler(GatewayTest::echo)
                        .listen(0, "127.0.0.1"))
                .actualPort();
        Routes routes = new Routes(List.of(
                new Route("/bare", "echo", true),
                new Route("/whole", "echo", false),
                new Route("/gone", "gone", true),
                new Route("/half", "half", true),
                new Route("/unknown", "unknown", true),
                new Route("/slow", "slow", true)));
        Upstream slow = new Upstream(List.of(echo), Duration.ofSeconds(1), Duration.ofMillis(200));
        HttpServer server = await(Gateway.start(
                VERTX,
                0,
                routes,
                Map.of(
                        "echo", Upstream.local(List.of(echo)),
                        "gone", Upstream.local(List.of(FreePort.orGiven(0))),
                        "half", Upstream.local(List.of(FreePort.orGiven(0), echo)),
                        "slow", slow)));
        gateway = URI.create("http://localhost:" + server.actualPort());
    }

    @AfterAll
    static void stop() {
        await(VERTX.close());
    }

    @Test
    void a_stripped_prefix_is_gone_and_the_query_is_kept() {
        assertThat(seen("/bare/v1/leases?limit=2&a=%26").getString("uri")).isEqualTo("/v1/leases?limit=2&a=%26");
    }

    @RepeatedTest(4)
    void a_replica_that_is_away_is_passed_over() {
        assertThat(seen("/half/v1/x").getString("uri")).isEqualTo("/v1/x");
    }

    @Test
    void a_kept_prefix_is_kept() {
        assertThat(seen("/whole/v1/x").getString("uri")).isEqualTo("/whole/v1/x");
    }

    @Test
    void the_bare_prefix_is_the_services_root() {
        assertThat(seen("/bare").getString("uri")).isEqualTo("/");
    }

    @Test
    void the_service_learns_where_its_client_sees_it() {
        JsonObject headers = seen("/bare/v1").getJsonObject("headers");

        assertThat(headers.getString("x-forwarded-host")).isEqualTo(gateway.getAuthority());
        assertThat(headers.getString("x-forwarded-port")).isEqualTo(String.valueOf(gateway.getPort()));
        assertThat(headers.getString("x-forwarded-proto")).isEqualTo("http");
        assertThat(headers.getString("x-forwarded-prefix")).isEqualTo("/bare");
        assertThat(headers.getString("x-forwarded-for")).isEqualTo("127.0.0.1");
    }

    @Test
    void what_the_client_says_about_that_is_not_believed() {
        HttpResponse<String> response = Http.get(
                gateway.resolve("/whole/v1"),
                "X-Forwarded-Host",
                "evil.example",
                "x-forwarded-prefix",
                "/evil",
                "X-Forwarded-Proto",
                "https",
                "X-Forwarded-Ssl",
                "on",
                "Forwarded",
                "host=evil.example");

        JsonObject headers = new JsonObject(response.body()).getJsonObject("headers");
        assertThat(headers.encode()).doesNotContain("evil");
        assertThat(headers.getMap()).doesNotContainKeys("forwarded", "x-forwarded-prefix", "x-forwarded-ssl");
        assertThat(headers.getString("x-forwarded-proto")).isEqualTo("http");
    }

    @Test
    void bodies_and_other_headers_pass_both_ways() {
        String body = "x".repeat(3_000_000);

        HttpResponse<String> response = Http.send("PUT", gateway.resolve("/bare/v1"), body, "X-Auth-Token", "secret");

        JsonObject seen = new JsonObject(response.body());
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.headers().firstValue("X-Echo")).hasValue("yes");
        assertThat(seen.getString("method")).isEqualTo("PUT");
        assertThat(seen.getInteger("length")).isEqualTo(body.length());
        assertThat(seen.getJsonObject("headers").getString("x-auth-token")).isEqualTo("secret");
    }

    @Test
    void an_upgrade_does_not_get_past_the_rewriting() {
        JsonObject seen = new JsonObject(RawHttp.get(gateway, "/bare/v1", "Connection: Upgrade", "Upgrade: websocket"));

        assertThat(seen.getString("uri")).isEqualTo("/v1");
        assertThat(seen.getJsonObject("headers").getMap()).doesNotContainKeys("upgrade");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/bare/q/health",
                "/bare/%71/health",
                "/bare/v1/../q/health",
                "/bare/v1/%2e%2e/q/health",
                "/bare//q"
            })
    void what_services_keep_for_themselves_is_not_reachable(String path) {
        assertThat(RawHttp.get(gateway, path)).contains("No service has the path");
    }

    @Test
    void an_unknown_prefix_is_not_found() {
        HttpResponse<String> response = Http.get(gateway.resolve("/elsewhere"));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("\"code\":404", "/elsewhere");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gone", "unknown"})
    void a_service_that_is_away_is_unavailable(String service) {
        HttpResponse<String> response = Http.send("POST", gateway.resolve("/" + service), "{}");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.body()).contains(service + " is not running");
    }

    @Test
    void a_service_that_does_not_answer_is_given_up() {
        assertThat(Http.get(gateway.resolve("/slow/silence")).statusCode()).isEqualTo(504);
    }

    @Test
    void a_service_that_breaks_off_is_a_bad_gateway() {
        assertThat(Http.get(gateway.resolve("/bare/crash")).statusCode()).isEqualTo(502);
    }

    @Test
    void the_root_lists_the_routes() {
        assertThat(Http.get(gateway.resolve("/")).body()).contains("\"/bare\":\"echo\"");
    }

    private static JsonObject seen(String path) {
        return new JsonObject(Http.get(gateway.resolve(path)).body());
    }

    private static void echo(HttpServerRequest request) {
        switch (String.valueOf(request.path())) {
            case "/silence" -> request.pause();
            case "/crash" -> {
                var unused = request.connection().close();
            }
            default ->
                request.body()
                        .onSuccess(body -> request.response()
                                .setStatusCode(202)
                                .putHeader("X-Echo", "yes")
                                .end(describe(request, body.length()).encode()));
        }
    }

    private static JsonObject describe(HttpServerRequest request, int length) {
        JsonObject headers = new JsonObject();
        request.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        return new JsonObject()
                .put("method", request.method().name())
                .put("uri", request.uri())
                .put("length", length)
                .put("headers", headers);
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
