package io.leasehold.local.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.leasehold.backing.identity.IdentityProvider;
import io.leasehold.backing.identity.LocalUsers;
import io.leasehold.local.Http;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeystoneLoginTest {
    private static final String DEMO = "aaa8749130bc3d2886d6b9bb3fcb1715";
    private static final Vertx VERTX = Vertx.vertx();
    private static final IdentityProvider PROVIDER = IdentityProvider.start(0, LocalUsers.load());
    private static URI login = URI.create("http://unset");

    @BeforeAll
    static void start() {
        LoginSettings settings = new LoginSettings(
                PROVIDER.issuer(), IdentityProvider.AUDIENCE, LocalUsers.load(), Catalog.ofTheSuite(service -> true));
        int port = KeystoneLogin.start(VERTX, 0, settings)
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        login = URI.create("http://localhost:" + port);
    }

    @AfterAll
    static void stop() {
        var unused = VERTX.close().toCompletionStage().toCompletableFuture().join();
        PROVIDER.close();
    }

    @Test
    void a_user_gets_a_token_of_the_provider_with_a_catalog() {
        HttpResponse<String> response = login("alice", "alice", project("demo"));

        JsonObject token = token(response);
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers()
                        .firstValue("X-Subject-Token")
                        .orElseThrow()
                        .split("\\."))
                .hasSize(3);
        assertThat(token.getJsonObject("user").getString("name")).isEqualTo("alice");
        assertThat(token.getJsonObject("project").getString("id")).isEqualTo(DEMO);
        assertThat(token.getJsonArray("roles").encode()).isEqualTo("[{\"id\":\"member\",\"name\":\"member\"}]");
        assertThat(token.getJsonArray("catalog").encode())
                .contains("%s/dedicated-hypervisor/v1.0/%s".formatted(login, DEMO));
    }

    @Test
    void without_a_scope_it_is_the_users_only_project() {
        assertThat(token(login("alice", "alice", "")).getJsonObject("project").getString("name"))
                .isEqualTo("demo");
    }

    @ParameterizedTest
    @CsvSource({
        "alice, wrong, demo",
        "alice, alice, other",
        "nobody, nobody, demo",
        "device-service, device-service, service"
    })
    void who_may_not_gets_keystones_401(String user, String password, String project) {
        HttpResponse<String> response = login(user, password, project(project));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith("Keystone uri=");
        assertThat(new JsonObject(response.body()).getJsonObject("error").getInteger("code"))
                .isEqualTo(401);
    }

    @Test
    void a_malformed_request_is_told_so() {
        assertThat(post("{\"auth\": {}}").statusCode()).isEqualTo(400);
        assertThat(post("").statusCode()).isEqualTo(400);
    }

    @Test
    void a_token_is_given_back_for_a_token_and_lives_no_longer() {
        String jwt = tokenOf("alice");

        HttpResponse<String> response = post("""
                {"auth": {"identity": {"methods": ["token"], "token": {"id": "%s"}}%s}}
                """.formatted(jwt, project("demo")));

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().firstValue("X-Subject-Token")).hasValue(jwt);
        assertThat(token(response).getJsonArray("methods").encode()).isEqualTo("[\"token\"]");
    }

    @Test
    void everybody_may_look_at_the_own_token() {
        String alice = tokenOf("alice");

        HttpResponse<String> response = show("GET", alice, alice);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("X-Subject-Token")).hasValue(alice);
        assertThat(token(response).getJsonObject("user").getString("name")).isEqualTo("alice");
        assertThat(show("HEAD", alice, alice).statusCode()).isEqualTo(200);
    }

    @Test
    void only_an_administrator_may_look_at_the_tokens_of_others() {
        String admin = tokenOf("admin");
        String alice = tokenOf("alice");

        assertThat(show("GET", admin, alice).statusCode()).isEqualTo(200);
        assertThat(show("GET", alice, admin).statusCode()).isEqualTo(403);
        assertThat(show("GET", admin, "rubbish").statusCode()).isEqualTo(404);
    }

    @Test
    void a_forged_or_expired_token_opens_nothing() {
        String forged = PROVIDER.forgedToken(LocalUsers.get("admin"));
        String expired = PROVIDER.token(LocalUsers.get("admin"), Duration.ofMinutes(-10));

        assertThat(show("GET", forged, forged).statusCode()).isEqualTo(401);
        assertThat(show("GET", expired, expired).statusCode()).isEqualTo(401);
        assertThat(Http.get(login.resolve("/v3/projects"), "X-Auth-Token", forged)
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "/v3/auth/projects, alice, 1",
        "/v3/projects,      alice, 1",
        "/v3/projects,      admin, 3",
        "/v3/projects?name=demo, admin, 1",
        "/v3/services,      alice, 5",
        "/v3/services?type=compute, alice, 1",
        "/v3/endpoints,     alice, 15",
        "/v3/endpoints?interface=public, alice, 5",
        "/v3/auth/catalog,  alice, 5",
        "/v3/domains,       alice, 1",
    })
    void lists_show_what_the_caller_may_see(String path, String user, int size) {
        HttpResponse<String> response = Http.get(login.resolve(path), "X-Auth-Token", tokenOf(user));

        String name = URI.create(path).getPath().replaceFirst(".*/", "");
        assertThat(new JsonObject(response.body()).getJsonArray(name)).hasSize(size);
    }

    @Test
    void a_foreign_project_is_not_found() {
        URI other = login.resolve("/v3/projects/9da9116dcc444ad8aca57db398fcb477");

        assertThat(Http.get(other, "X-Auth-Token", tokenOf("alice")).statusCode())
                .isEqualTo(404);
        assertThat(Http.get(other, "X-Auth-Token", tokenOf("admin")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void discovery_is_open_and_shows_the_address_that_the_client_uses() {
        HttpResponse<String> versions = Http.get(
                login,
                "X-Forwarded-Host",
                "gateway:8080",
                "X-Forwarded-Proto",
                "http",
                "X-Forwarded-Prefix",
                "/identity");
        HttpResponse<String> version = Http.get(login.resolve("/v3"));

        assertThat(versions.statusCode()).isEqualTo(300);
        assertThat(versions.body()).contains("http://gateway:8080/identity/v3/");
        assertThat(version.statusCode()).isEqualTo(200);
        assertThat(version.body()).contains(login + "/v3/");
    }

    private static String tokenOf(String user) {
        return login(user, user, "").headers().firstValue("X-Subject-Token").orElseThrow();
    }

    private static HttpResponse<String> login(String user, String password, String scope) {
        return post("""
                {"auth": {"identity": {"methods": ["password"], "password": {"user":
                   {"name": "%s", "domain": {"name": "Default"}, "password": "%s"}}}%s}}
                """.formatted(user, password, scope));
    }

    private static String project(String name) {
        return ", \"scope\": {\"project\": {\"name\": \"%s\", \"domain\": {\"name\": \"Default\"}}}".formatted(name);
    }

    private static HttpResponse<String> post(String body) {
        return Http.send("POST", login.resolve("/v3/auth/tokens"), body, "Content-Type", "application/json");
    }

    private static HttpResponse<String> show(String method, String caller, String subject) {
        return Http.send(
                method, login.resolve("/v3/auth/tokens"), "", "X-Auth-Token", caller, "X-Subject-Token", subject);
    }

    private static JsonObject token(HttpResponse<String> response) {
        return new JsonObject(response.body()).getJsonObject("token");
    }
}
