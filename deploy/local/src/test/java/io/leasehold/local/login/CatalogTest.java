package io.leasehold.local.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class CatalogTest {
    private static final Address ADDRESS = new Address("http://gateway:8080", "/identity");

    @Test
    void every_service_has_its_address_behind_the_gateway_on_three_interfaces() {
        JsonArray services = Catalog.ofTheSuite(service -> true).json(ADDRESS, "p1");

        assertThat(services.stream().map(JsonObject.class::cast))
                .allSatisfy(
                        service -> assertThat(service.getJsonArray("endpoints")).hasSize(3))
                .extracting(
                        service -> service.getString("type"),
                        service -> service.getJsonArray("endpoints")
                                .getJsonObject(0)
                                .getString("url"))
                .containsExactly(
                        tuple("identity", "http://gateway:8080/identity/v3"),
                        tuple("reservation", "http://gateway:8080/reservation/v1"),
                        tuple("compute", "http://gateway:8080/compute/v2.1"),
                        tuple("image", "http://gateway:8080/image/v2"),
                        tuple("dedicated-hypervisor", "http://gateway:8080/dedicated-hypervisor/v1.0/p1"));
    }

    @Test
    void a_service_that_does_not_run_is_left_out() {
        assertThat(Catalog.ofTheSuite("login"::equals).entries())
                .extracting(Catalog.Entry::type)
                .containsExactly("identity");
    }

    @Test
    void endpoints_point_to_their_services() {
        Catalog catalog = Catalog.ofTheSuite("login"::equals);

        String service = catalog.services().getJsonObject(0).getString("id");
        JsonArray endpoints = catalog.endpoints(ADDRESS, "p1");

        assertThat(endpoints.stream().map(JsonObject.class::cast))
                .hasSize(3)
                .allSatisfy(
                        endpoint -> assertThat(endpoint.getString("service_id")).isEqualTo(service))
                .extracting(endpoint -> endpoint.getString("id"))
                .doesNotHaveDuplicates();
    }
}
