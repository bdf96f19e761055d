package io.leasehold.reservation.property;

import static io.leasehold.common.test.TestBacking.ADMIN;
import static io.leasehold.common.test.TestBacking.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.leasehold.reservation.test.Database;
import io.leasehold.reservation.test.FakeCompute;
import io.leasehold.reservation.test.ReservationApi;
import io.leasehold.reservation.test.ReservationTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ReservationTest
class PropertyApiTest {
    private static final String T_FORM = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}";

    @Inject
    Database database;

    @Inject
    FakeCompute compute;

    private final ReservationApi admin = ReservationApi.as(ADMIN);

    @BeforeEach
    void no_host() {
        database.empty();
        compute.reset();
    }

    @Test
    @Tag("case-64")
    void a_property_is_the_name_of_a_capability() {
        register("{\"name\": \"c1\", \"gpu\": \"True\"}");
        register("{\"name\": \"c2\", \"gpu\": \"False\"}");
        register("{\"name\": \"c3\", \"gpu\": \"True\"}");

        admin.get("/v1/os-hosts/properties")
                .statusCode(200)
                .body("resource_properties", equalTo(List.of(Map.of("property", "gpu"))));
        admin.get("/v1/os-hosts/properties?detail=True")
                .body("resource_properties", hasSize(1))
                .body("resource_properties[0].property", equalTo("gpu"))
                .body("resource_properties[0].private", equalTo(false))
                .body("resource_properties[0].values", contains("False", "True"));
    }

    @Test
    @Tag("case-64")
    void a_private_property_is_shown_to_administrators_who_ask_for_all() {
        register("{\"name\": \"c1\", \"gpu\": \"True\"}");

        patch("gpu", "{\"private\": true, \"property_name\": \"other\"}")
                .statusCode(200)
                .body("resource_property.id", matchesPattern("[0-9a-f-]{36}"))
                .body("resource_property.resource_type", equalTo("physical:host"))
                .body("resource_property.property_name", equalTo("gpu"))
                .body("resource_property.private", equalTo(true))
                .body("resource_property.created_at", matchesPattern(T_FORM))
                .body("resource_property.updated_at", matchesPattern(T_FORM));

        admin.get("/v1/os-hosts/properties").body("resource_properties", hasSize(0));
        admin.get("/v1/os-hosts/properties?all=False").body("resource_properties", hasSize(0));
        admin.get("/v1/os-hosts/properties?detail=True&all=True")
                .body("resource_properties.property", contains("gpu"))
                .body("resource_properties.private", contains(true));
    }

    @Test
    @Tag("case-64")
    void a_property_that_no_host_ever_had_is_unknown() {
        patch("nope", "{\"private\": true}")
                .statusCode(404)
                .body("error_message", equalTo("nope does not exist for resource type physical:host."));
        admin.request()
                .urlEncodingEnabled(false)
                .contentType(ContentType.JSON)
                .body("{}")
                .patch("/v1/os-hosts/properties/a%00b")
                .then()
                .statusCode(404);
    }

    @Test
    void an_empty_change_leaves_the_property_as_it_is() {
        register("{\"name\": \"c1\", \"gpu\": \"True\"}");

        patch("gpu", "{}")
                .statusCode(200)
                .body("resource_property.private", equalTo(false))
                .body("resource_property.updated_at", nullValue());
        patch("gpu", "{\"private\": \"off\"}").statusCode(200).body("resource_property.updated_at", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"maybe\"", "null", "[true]", "2"})
    void what_is_no_boolean_is_refused(String value) {
        register("{\"name\": \"c1\", \"gpu\": \"True\"}");

        patch("gpu", "{\"private\": %s}".formatted(value))
                .statusCode(400)
                .body("error_message", equalTo("Malformed parameter private"));
    }

    @Test
    void a_query_flag_that_is_no_boolean_is_refused() {
        admin.get("/v1/os-hosts/properties?detail=maybe")
                .statusCode(400)
                .body("error_message", equalTo("Malformed parameter detail"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rack.row:7 left", "käse", "100%", "a/b", "a+b"})
    void names_are_decoded_from_the_path(String name) {
        register("{\"name\": \"c1\", \"%s\": \"x\"}".formatted(name));

        admin.request()
                .contentType(ContentType.JSON)
                .body("{\"private\": true}")
                .patch("/v1/os-hosts/properties/{name}", name)
                .then()
                .statusCode(200)
                .body("resource_property.property_name", equalTo(name));
    }

    @Test
    void the_flag_belongs_to_the_name_and_outlives_its_hosts() {
        register("{\"name\": \"c1\", \"gpu\": \"True\"}");
        patch("gpu", "{\"private\": true}").statusCode(200);

        admin.put("/v1/os-hosts/1", "{\"gpu\": null}").statusCode(200);

        admin.get("/v1/os-hosts/properties?all=True").body("resource_properties", hasSize(0));
        admin.put("/v1/os-hosts/1", "{\"gpu\": \"new\"}").statusCode(200);
        admin.get("/v1/os-hosts/properties?all=True&detail=True")
                .body("resource_properties.private", contains(true))
                .body("resource_properties[0].values", contains("new"));
    }

    @Test
    void a_change_of_a_host_brings_properties_as_well() {
        register("{\"name\": \"c1\"}");

        admin.put("/v1/os-hosts/1", "{\"rack\": \"r1\", \"gpu\": \"True\"}").statusCode(200);

        admin.get("/v1/os-hosts/properties").body("resource_properties.property", contains("gpu", "rack"));
    }

    @Test
    void a_refused_host_brings_no_property() {
        compute.runServerOn("c1");

        admin.post("/v1/os-hosts", "{\"name\": \"c1\", \"gpu\": \"True\"}").statusCode(409);

        assertThat(database.number("select count(*) from resource_property")).isZero();
    }

    @Test
    @Tag("case-67")
    void properties_are_for_administrators_only() {
        ReservationApi.as(ALICE)
                .get("/v1/os-hosts/properties")
                .statusCode(403)
                .body(
                        "error_message",
                        equalTo("Policy doesn't allow blazar:oshosts:get_resource_properties to be performed"));
        ReservationApi.as(ALICE)
                .request()
                .contentType(ContentType.JSON)
                .body("{}")
                .patch("/v1/os-hosts/properties/gpu")
                .then()
                .statusCode(403)
                .body(
                        "error_message",
                        equalTo("Policy doesn't allow blazar:oshosts:update_resource_properties to be performed"));
    }

    private void register(String body) {
        admin.post("/v1/os-hosts", body).statusCode(201);
    }

    private ValidatableResponse patch(String name, String body) {
        return admin.request()
                .contentType(ContentType.JSON)
                .body(body)
                .patch("/v1/os-hosts/properties/" + name)
                .then();
    }
}
