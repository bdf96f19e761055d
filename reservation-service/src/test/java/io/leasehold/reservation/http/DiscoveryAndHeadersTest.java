package io.leasehold.reservation.http;

import static io.leasehold.common.test.TestBacking.ALICE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.leasehold.common.test.TestBacking;
import io.leasehold.reservation.test.ReservationApi;
import io.leasehold.reservation.test.ReservationTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ReservationTest
class DiscoveryAndHeadersTest {
    private static final String REQUEST_ID = "X-Openstack-Request-Id";
    private static final String OWN_ID = "req-[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}";

    private final ReservationApi alice = ReservationApi.as(ALICE);

    @ParameterizedTest
    @Tag("case-1")
    @ValueSource(strings = {"/", "/versions"})
    void versions_are_open_to_everybody(String path) {
        given().redirects()
                .follow(false)
                .get(path)
                .then()
                .statusCode(300)
                .body("versions[0].id", equalTo("v1.0"))
                .body("versions[0].min_version", equalTo("1.0"))
                .body("versions[0].max_version", equalTo("1.0"))
                .body("versions[0].links[0].href", endsWith("/v1"));
        given().get("/v1").then().statusCode(200).body("version.id", equalTo("v1.0"));
        given().get("/v1/").then().statusCode(200).body("version.status", equalTo("CURRENT"));
    }

    @Test
    @Tag("case-2")
    void without_a_token_there_is_a_challenge() {
        given().get("/v1/leases")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", equalTo("Keystone uri=\"http://localhost/identity\""))
                .header(REQUEST_ID, matchesPattern(OWN_ID))
                .body("error.code", is(401))
                .body("error.title", equalTo("Unauthorized"))
                .body("error_message", equalTo("The request you have made requires authentication."));
    }

    @Test
    void forged_and_expired_tokens_and_two_different_ones_are_no_tokens() {
        var identity = TestBacking.shared().identity();

        ReservationApi.withToken(identity.forgedToken(ALICE)).get("/v1/leases").statusCode(401);
        ReservationApi.withToken(identity.token(ALICE, Duration.ofMinutes(-5)))
                .get("/v1/leases")
                .statusCode(401);
        ReservationApi.withToken("garbage").get("/v1/leases").statusCode(401);
        alice.request()
                .header("Authorization", "Bearer " + identity.token(TestBacking.BOB))
                .get("/v1/leases")
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "OAuth"})
    void one_token_has_three_spellings(String scheme) {
        given().header(
                        "Authorization",
                        scheme + " " + TestBacking.shared().identity().token(ALICE))
                .get("/v1/leases")
                .then()
                .statusCode(200);
    }

    @Test
    @Tag("case-3")
    void the_api_version_is_negotiated() {
        version("reservation 1.1")
                .statusCode(406)
                .header("OpenStack-API-Version", nullValue())
                .body(
                        "error_message",
                        equalTo("Version 1.1 is not supported by the API. Minimum is 1.0 and maximum is 1.0."));
        version("reservation abc")
                .statusCode(400)
                .body(
                        "error_message",
                        equalTo("API Version String abc is of invalid format. Must be of format MajorNum.MinorNum."));
        version("reservation latest")
                .statusCode(200)
                .header("OpenStack-API-Version", equalTo("reservation 1.0"))
                .header("Vary", equalTo("OpenStack-API-Version"));
        version("compute 2.1").statusCode(200);
    }

    @Test
    @Tag("case-4")
    void every_answer_has_an_id_of_its_own() {
        String inbound = "req-e19f8f4f-40e7-441e-b776-7b43ed15c7dd";

        String answered = alice.request()
                .header(REQUEST_ID, inbound)
                .get("/v1/leases")
                .then()
                .statusCode(200)
                .extract()
                .header(REQUEST_ID);

        assertThat(answered).matches(OWN_ID).isNotEqualTo(inbound);
        alice.request()
                .header(REQUEST_ID, "bogus")
                .get("/v1/leases")
                .then()
                .statusCode(200)
                .header(REQUEST_ID, not("bogus"));
    }

    @ParameterizedTest
    @Tag("case-5")
    @ValueSource(strings = {"{bad", "", "[]", "null", "{} {}", "\"text\""})
    void a_body_is_a_json_object(String body) {
        alice.post("/v1/leases", body)
                .statusCode(400)
                .body("error_message", equalTo("Malformed request body"))
                .body("error_name", is(400));
    }

    @Test
    @Tag("case-5")
    void other_content_types_are_refused_and_accept_is_never() {
        alice.request()
                .contentType("text/plain")
                .body("{}")
                .post("/v1/leases")
                .then()
                .statusCode(400)
                .body("error_message", equalTo("Content type 'text/plain' isn't supported"));
        alice.request().header("Accept", "text/html").get("/v1/leases").then().statusCode(200);
    }

    @Test
    @Tag("case-6")
    void unknown_paths_and_methods_answer_in_the_apis_shape() {
        alice.get("/v1/leases/").statusCode(404).body("error_code", is(404)).body("error", is(404));
        alice.request()
                .patch("/v1/os-hosts")
                .then()
                .statusCode(405)
                .header(REQUEST_ID, matchesPattern(OWN_ID))
                .body("error_code", is(405))
                .body("keySet()", contains("error", "error_code", "error_name", "error_message"));
        given().get("/nowhere").then().statusCode(404).body("error_code", is(404));
    }

    private ValidatableResponse version(String header) {
        return alice.request()
                .header("OpenStack-API-Version", header)
                .get("/v1/leases")
                .then();
    }
}
