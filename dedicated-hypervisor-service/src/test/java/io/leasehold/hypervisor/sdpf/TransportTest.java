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
    void nobody_is_told_to_log_in() {
        HypervisorApi.anonymous()
                .get("/servers")
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Keystone uri="))
                .body("unauthorized.code", equalTo(401))
                .body("unauthorized.message", equalTo("Unauthorized"));
    }

    @Test
    @Tag("case-1")
    void a_token_that_is_none_is_no_better() {
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
    void another_projects_tenant_is_closed(String path) {
        HypervisorApi.as(BOB, DEMO.id())
                .get(path)
                .statusCode(403)
                .body("forbidden.code", equalTo(403))
                .body("forbidden.message", equalTo("tenant is not available"));
    }

    @Test
    void an_administrator_may_enter_any_tenant() {
        HypervisorApi.as(ADMIN, DEMO.id()).get("/servers").statusCode(200);
    }

    @Test
    void a_tenant_may_be_spelled_as_a_uuid() {
        HypervisorApi.as(ALICE, "AAA87491-30BC-3D28-86D6-B9BB3FCB1715")
                .get("/licenses")
                .statusCode(200);
    }

    @Test
    void services_of_the_suite_have_no_business_here() {
        forbidden(HypervisorApi.as(SERVICE), SERVICE);
    }

    private static void forbidden(HypervisorApi api, User who) {
        api.get("/servers").statusCode(403);
        HypervisorApi.as(who, DEMO.id()).get("/servers").statusCode(403);
    }

    @Test
    void a_reader_reads_and_does_nothing_else() {
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
    void what_is_not_offered_is_405_once_the_caller_is_known(String method, String path) {
        given().request(method, "/v1.0/" + DEMO.id() + path).then().statusCode(401);
        given().header("X-Auth-Token", token())
                .request(method, "/v1.0/" + DEMO.id() + path)
                .then()
                .statusCode(405)
                .body("badMethod.message", equalTo(INVALID));
    }

    @Test
    @Tag("case-3")
    void a_known_path_says_which_methods_it_has() {
        HypervisorApi.as(ALICE).patch("/servers/x", "{}").header("Allow", "GET, PUT, DELETE");
        HypervisorApi.as(ALICE).put("/servers/", "{}").header("Allow", "GET, POST");
        HypervisorApi.as(ALICE).get("/nonsense").header("Allow", nullValue());
    }

    @Test
    void what_is_said_to_be_offered_is_what_the_document_says() {
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
    void what_is_no_tenants_is_not_found() {
        given().get("/nonsense").then().statusCode(404).body("itemNotFound.code", equalTo(404));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "", "{", "\"text\"", "{}{}", "null"})
    @Tag("case-5")
    void a_body_that_is_no_object_is_malformed(String body) {
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
    void the_content_type_does_not_matter() {
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
    void every_answer_has_a_request_id_and_a_failure_one_key() {
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
    void an_empty_accept_header_is_no_reason_to_refuse() {
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
