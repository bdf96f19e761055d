package io.leasehold.device.session;

import static io.leasehold.common.test.TestBacking.ADMIN;
import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.common.test.TestBacking.RITA;
import static io.leasehold.device.DataCentre.D1;
import static io.leasehold.device.DataCentre.V1;
import static io.leasehold.device.DataCentre.V4;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import io.leasehold.common.test.MovableClock;
import io.leasehold.common.test.TestBacking;
import io.leasehold.device.DataCentre;
import io.leasehold.device.DeviceApi;
import io.leasehold.device.DeviceTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DeviceTest
class SessionApiTest {
    /** SHA-512 of {@code admin}. */
    private static final String ADMIN_HASH = "c7ad44cbad762a5da0a452f9e854fdc1e0e7a52a38015f23f3eab1d80b931dd4"
            + "72634dfac71cd34ebc35d16ab7fb8a90c81f975113d6c7538dc69dd8de9077ec";

    private static final String WRONG_HASH = "0".repeat(128);

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @Inject
    MovableClock clock;

    @Inject
    Sessions sessions;

    @Inject
    Pool pool;

    @BeforeEach
    void reset_the_fixture() {
        DataCentre.reset();
    }

    @AfterEach
    void reset_the_clock() {
        clock.reset();
    }

    @ParameterizedTest
    @Tag("case-10")
    @ValueSource(strings = {"Basic x", "OAuth", "ZStack a:b", "Bearer"})
    void an_unsupported_authorization_header_is_a_bad_request(String header) {
        DeviceApi.anonymous().attach(D1, V1).statusCode(400).body("error.code", equalTo("SYS.1007"));
        DeviceApi.authorized(header).attach(D1, V1).statusCode(400);
    }

    @ParameterizedTest
    @Tag("case-11")
    @ValueSource(
            strings = {"OAuth ffffffffffffffffffffffffffffffff", "OAuth null", "OAuth a.b.c", "Bearer x.y.z", "OAuth x"
            })
    void an_invalid_credential_is_denied(String header) {
        assertDenied(DeviceApi.authorized(header).attach(D1, V1));
        assertDenied(DeviceApi.authorized(header).get("/mdev-devices"));
    }

    @Test
    void a_forged_or_expired_token_is_denied() {
        var identity = TestBacking.shared().identity();

        assertDenied(
                DeviceApi.authorized("OAuth " + identity.forgedToken(ADMIN)).get("/mdev-devices"));
        assertDenied(DeviceApi.authorized("Bearer " + identity.token(ADMIN, Duration.ofHours(-1)))
                .get("/mdev-devices"));
    }

    @Test
    void two_different_tokens_are_denied() {
        assertDenied(DeviceApi.as(ADMIN)
                .with("X-Auth-Token", TestBacking.shared().identity().token(ALICE))
                .get("/mdev-devices"));
    }

    @Test
    @Tag("case-44")
    void a_session_is_valid_from_login_to_logout() {
        String session = logIn("admin", ADMIN_HASH)
                .statusCode(200)
                .body("inventory.uuid", matchesPattern("[0-9a-f]{32}"))
                .body("inventory.accountUuid", equalTo("36c27e8ff05c4780bf6d2fa65700f22e"))
                .extract()
                .path("inventory.uuid");

        DeviceApi.authorized("OAuth " + session).attach(D1, V1).statusCode(200);
        DeviceApi.anonymous()
                .get("/accounts/sessions/%s/valid".formatted(session))
                .statusCode(200)
                .body("valid", is(true));
        DeviceApi.anonymous()
                .delete("/accounts/sessions/%s?clientInfo.clientIp=x".formatted(session))
                .statusCode(200)
                .body("$", anEmptyMap());
        DeviceApi.anonymous()
                .get("/accounts/sessions/%s/valid".formatted(session))
                .body("valid", is(false));
        assertDenied(DeviceApi.authorized("OAuth " + session).get("/mdev-devices"));
        DeviceApi.anonymous().delete("/accounts/sessions/" + session).statusCode(200);
    }

    @Test
    @Tag("case-44")
    void a_wrong_name_and_a_wrong_password_get_the_same_error() {
        String wrong = logIn("admin", WRONG_HASH)
                .statusCode(503)
                .body("error.code", equalTo("ID.1000"))
                .extract()
                .asString();

        assertThat(logIn("nobody", ADMIN_HASH).statusCode(503).extract().asString())
                .isEqualTo(wrong);
        DeviceApi.anonymous().put("/accounts/login", "{\"logIn\":{}}").statusCode(400);
        DeviceApi.anonymous()
                .put("/accounts/login", "{\"logInByAccount\":{\"accountName\":\"admin\"}}")
                .statusCode(503)
                .body("error.code", equalTo("SYS.1007"));
    }

    @Test
    void a_session_is_extended_by_use_and_expires_without() {
        String session = logIn("admin", ADMIN_HASH).extract().path("inventory.uuid");
        DeviceApi client = DeviceApi.authorized("OAuth " + session);
        clock.advance(Duration.ofMinutes(119));
        client.get("/mdev-devices").statusCode(200);
        clock.advance(Duration.ofMinutes(119));
        client.get("/mdev-devices").statusCode(200);

        clock.advance(Duration.ofMinutes(121));

        assertDenied(client.get("/mdev-devices"));
    }

    @Test
    void only_the_hash_of_a_session_id_is_stored() {
        String session = logIn("admin", ADMIN_HASH).extract().path("inventory.uuid");

        String all = pool.query("select json_agg(session)::text from session")
                .execute()
                .map(rows -> rows.iterator().next().getString(0))
                .await()
                .atMost(TIMEOUT);
        assertThat(all).doesNotContain(session);
    }

    @Test
    void an_expired_session_is_deleted() throws Throwable {
        String session = logIn("admin", ADMIN_HASH).extract().path("inventory.uuid");
        clock.advance(Duration.ofMinutes(121));

        var unused = VertxContextSupport.subscribeAndAwait(sessions::deleteExpired);

        clock.reset();
        DeviceApi.anonymous()
                .get("/accounts/sessions/%s/valid".formatted(session))
                .body("valid", is(false));
        DeviceApi.fixtureSession().get("/mdev-devices").statusCode(200);
    }

    @ParameterizedTest
    @Tag("case-45")
    @ValueSource(strings = {"Bearer ", "OAuth "})
    void a_token_is_accepted_in_place_of_a_session(String scheme) {
        String token = TestBacking.shared().identity().token(ADMIN);

        DeviceApi.authorized(scheme + token).attach(D1, V1).statusCode(200);
        DeviceApi.anonymous().with("X-Auth-Token", token).detach(D1, V1).statusCode(200);
    }

    @Test
    void a_reader_can_query_but_not_detach() {
        DeviceApi.as(RITA).get("/mdev-devices?count=true").statusCode(200).body("total", equalTo(10));
        DeviceApi.as(RITA).detach(D1, V4).statusCode(503).body("error.code", equalTo("ID.1002"));
    }

    @Test
    void the_migration_fails_on_fixtures_where_they_are_forbidden() throws IOException {
        String check = script("/db/migration/afterMigrate.sql");

        assertThatThrownBy(() -> run(check.replace("${fixtures}", "false")))
                .hasMessageContaining("leasehold.sim.fixtures=false forbids");
        run(check.replace("${fixtures}", "true"));
    }

    private void run(String sql) {
        var unused = pool.query(sql).execute().await().atMost(TIMEOUT);
    }

    private static String script(String path) throws IOException {
        try (InputStream text = SessionApiTest.class.getResourceAsStream(path)) {
            return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static ValidatableResponse logIn(String account, String hash) {
        return DeviceApi.anonymous()
                .put(
                        "/accounts/login",
                        "{\"logInByAccount\":{\"accountName\":\"%s\",\"password\":\"%s\",\"captchaUuid\":\"x\"}}"
                                .formatted(account, hash));
    }

    private static void assertDenied(ValidatableResponse response) {
        response.statusCode(503).body("error.code", equalTo("ID.1001"));
    }
}
