package io.leasehold.compute.nova;

import static io.leasehold.common.test.TestBacking.ADMIN;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.leasehold.common.test.TestBacking;
import io.leasehold.compute.ComputeTest;
import io.leasehold.compute.KnownFleet;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

@ComputeTest
class BehindGatewayTest {
    @Test
    void discovery_links_use_the_client_s_address() {
        forwarded("/powervc/openstack/compute")
                .get("/v2.1/")
                .then()
                .statusCode(200)
                .body("version.links[0].href", equalTo("https://cloud.example:8443/powervc/openstack/compute/v2.1/"));
        forwarded("/compute")
                .get("/")
                .then()
                .body("versions[0].links[0].href", equalTo("https://cloud.example:8443/compute/v2.1/"));
    }

    @Test
    void page_links_carry_it_too() {
        KnownFleet.await();

        forwarded("/compute")
                .header("X-Auth-Token", TestBacking.shared().identity().token(ADMIN))
                .header("OpenStack-API-Version", "compute 2.33")
                .get("/v2.1/" + ADMIN.project().id() + "/os-hypervisors?limit=2")
                .then()
                .statusCode(200)
                .body(
                        "hypervisors_links[0].href",
                        startsWith("https://cloud.example:8443/compute/v2.1/%s/os-hypervisors?"
                                .formatted(ADMIN.project().id())));
    }

    private static RequestSpecification forwarded(String prefix) {
        return given().header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "cloud.example")
                .header("X-Forwarded-Port", "8443")
                .header("X-Forwarded-Prefix", prefix);
    }
}
