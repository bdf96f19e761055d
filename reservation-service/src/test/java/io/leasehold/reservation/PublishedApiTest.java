package io.leasehold.reservation;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.leasehold.reservation.test.ReservationTest;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@ReservationTest
class PublishedApiTest {
    @Test
    void the_management_port_has_the_description_as_it_is_written() {
        int port = ConfigProvider.getConfig().getValue("quarkus.management.port", int.class);

        given().port(port)
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths", hasKey("/v1"))
                .body("paths", not(hasKey("/v1{slash}")))
                .body("paths.'/v1/availability'.post.x-extension", equalTo(true))
                .body("paths.'/v1/leases'.post.operationId", equalTo("createLease"));
    }
}
