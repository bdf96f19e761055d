package io.leasehold.hypervisor.sdpf;

import static io.leasehold.common.test.TestBacking.ADMIN;
import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.common.test.TestBacking.BOB;
import static io.leasehold.common.test.TestBacking.DEMO;
import static io.leasehold.common.test.TestBacking.RITA;
import static io.leasehold.common.test.TestBacking.SERVICE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.leasehold.backing.identity.User;
import io.leasehold.common.test.TestBacking;
import io.leasehold.hypervisor.HypervisorApi;
import io.leasehold.hypervisor.HypervisorTest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@HypervisorTest
class TransportTest {
    private static final String INVALID = "request URL or method is invalid";
    private static final String REQUEST_ID = "X-Compute-Request-Id";

    @Test
    @Tag("case-1")
    void a_request_without_a_token_is_unauthorized() {
        HypervisorApi.anonymous()
                .get("/servers")
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Keystone uri="))
                .body("unauthorized.code", equalTo(401))
                .body("unauthorized.message", equalTo("Unauthorized"));
    }

    @Test
    @Tag("case-1")
    void an_invalid_token_is_unauthorized() {
        HypervisorApi.anonymous()
                .with("X-Auth-Token", "nonsense")
                .get("/servers")
                .statusCode(401);
        HypervisorApi.anonymous()
                .with("X-Auth-Token", "nonsense")
                .get("/nonsense")
                .statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/servers", "/licenses", "/license_types", "/usages", "/vsphere_contracts"})
    @Tag("case-2")
    void another_projects_tenant_is_forbidden(String path) {
        HypervisorApi.as(BOB, DEMO.id())
                .get(path)
                .statusCode(403)
                .body("forbidden.code", equalTo(403))
                .body("forbidden.message", equalTo("tenant is not available"));
    }

    @Test
    void an_administrator_may_use_any_tenant() {
        HypervisorApi.as(ADMIN, DEMO.id()).get("/servers").statusCode(200);
    }

    @Test
    void a_tenant_may_be_written_as_a_uuid() {
        HypervisorApi.as(ALICE, "AAA87491-30BC-3D28-86D6-B9BB3FCB1715")
                .get("/licenses")
                .statusCode(200);
    }

    @Test
    void a_service_account_is_forbidden() {
        forbidden(HypervisorApi.as(SERVICE), SERVICE);
    }

    private static void forbidden(HypervisorApi api, User who) {
        api.get("/servers").statusCode(403);
        HypervisorApi.as(who, DEMO.id()).get("/servers").statusCode(403);
    }

    @Test
    void a_reader_may_only_read() {
        HypervisorApi rita = HypervisorApi.as(RITA);

        rita.get("/servers").statusCode(200);
        rita.post("/servers", "nonsense").statusCode(403).body("forbidden.message", equalTo("not permitted"));
        rita.put("/servers/nonsense", "{}").statusCode(403);
        rita.delete("/servers/nonsense").statusCode(403);
        rita.post("/licenses", "{}").statusCode(403);
        rita.delete("/licenses/nonsense").statusCode(403);
        rita.post("/vsphere_contracts", "{}").statusCode(403);
        rita.put("/vsphere_contracts", "{}").statusCode(403);
    }

    @Test
    @Tag("case-3")
    void a_method_that_is_not_offered_is_invalid() {
        HypervisorApi.as(ALICE)
                .patch("/servers/x", "{}")
                .statusCode(405)
                .body("badMethod.code", equalTo(405))
                .body("badMethod.message", equalTo(INVALID));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nonsense", "GET, /licenses/x", "GET, /usages/x", "GET, /vcenters", "POST, /vcenters",
        "GET, /vcenters/addresses", "GET, /sddcs", "PUT, /servers", "DELETE, /license_types", "POST, /servers/x/action",
        "GET, /servers/x/cfgw_connection", "POST, /usages", "DELETE, /vsphere_contracts", "GET, /"
    })
    @Tag("case-4")
    void an_unknown_route_is_405_for_a_known_caller(String method, String path) {
        given().request(method, "/v1.0/" + DEMO.id() + path).then().statusCode(401);
        given().header("X-Auth-Token", token())
                .request(method, "/v1.0/" + DEMO.id() + path)
                .then()
                .statusCode(405)
                .body("badMethod.message", equalTo(INVALID));
    }

    @Test
    @Tag("case-3")
    void a_wrong_method_gets_the_allowed_methods() {
        HypervisorApi.as(ALICE).patch("/servers/x", "{}").header("Allow", "GET, PUT, DELETE");
        HypervisorApi.as(ALICE).put("/servers/", "{}").header("Allow", "GET, POST");
        HypervisorApi.as(ALICE).get("/nonsense").header("Allow", nullValue());
    }

    @Test
    void offered_routes_equal_the_openapi_document() {
        int port = ConfigProvider.getConfig().getValue("quarkus.management.port", int.class);
        Map<String, Map<String, Object>> paths =
                given().port(port).get("/q/openapi?format=json").path("paths");

        OfferedRoutes.all()
                .forEach((path, methods) -> assertThat(paths.getOrDefault("/v1.0/{tenant}" + path, Map.of())
                                .keySet())
                        .as(path)
                        .containsExactlyInAnyOrderElementsOf(documented(methods)));
        assertThat(paths).hasSameSizeAs(OfferedRoutes.all());
    }

    private static List<String> documented(String methods) {
        return Stream.concat(
                        Stream.of("parameters"),
                        Arrays.stream(methods.toLowerCase(Locale.ROOT).split(", ", -1)))
                .toList();
    }

    @Test
    void a_path_outside_the_api_is_not_found() {
        given().get("/nonsense").then().statusCode(404).body("itemNotFound.code", equalTo(404));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "", "{", "\"text\"", "{}{}", "null"})
    @Tag("case-5")
    void a_body_must_be_a_json_object(String body) {
        HypervisorApi.as(ALICE)
                .post("/servers", body)
                .statusCode(400)
                .body("badRequest.code", equalTo(400))
                .body("badRequest.message", startsWith("Request Parameter Error:\n"));
    }

    @Test
    void a_huge_body_is_over_the_limit() {
        String huge = "{\"license_type\":\"%s\"}".formatted("x".repeat(70_000));

        HypervisorApi.as(ALICE).post("/licenses", huge).statusCode(413).body("overLimit.code", equalTo(413));
    }

    @Test
    void any_content_type_is_accepted() {
        given().header("X-Auth-Token", token())
                .contentType("text/plain")
                .body("{}")
                .post("/v1.0/" + DEMO.id() + "/licenses")
                .then()
                .statusCode(400)
                .body("badRequest.message", containsString("license_type: is required"));
    }

    @Test
    @Tag("case-6")
    void every_response_has_a_request_id_and_an_error_one_key() {
        String id = "req-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
        HypervisorApi alice = HypervisorApi.as(ALICE);

        alice.get("/servers").header(REQUEST_ID, matchesPattern(id));
        alice.get("/nonsense").header(REQUEST_ID, matchesPattern(id)).body("$", aMapWithSize(1));
        alice.get("/servers/x").header(REQUEST_ID, matchesPattern(id)).body("$", aMapWithSize(1));
        HypervisorApi.anonymous()
                .get("/servers")
                .header(REQUEST_ID, matchesPattern(id))
                .body("$", aMapWithSize(1));
    }

    @Test
    @Tag("case-7")
    void an_empty_accept_header_is_accepted() {
        HypervisorApi.as(ALICE).with("Accept", "").delete("/licenses/x").statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/servers/", "/servers/detail/", "/licenses/", "/license_types/", "/vsphere_contracts/"})
    void a_trailing_slash_is_tolerated(String path) {
        HypervisorApi.as(ALICE).get(path).statusCode(200);
    }

    private static String token() {
        return TestBacking.shared().identity().token(ALICE);
    }
}
