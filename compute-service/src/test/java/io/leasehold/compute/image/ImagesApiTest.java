package io.leasehold.compute.image;

import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.common.test.TestBacking.RITA;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.leasehold.compute.ComputeApi;
import io.leasehold.compute.ComputeTest;
import io.leasehold.compute.ServersApi;
import org.junit.jupiter.api.Test;

@ComputeTest
class ImagesApiTest {
    private static final ComputeApi API = ComputeApi.as(ALICE);

    @Test
    void images_are_shown_in_the_compute_api_up_to_2_35() {
        ComputeApi.as(RITA).get("/v2.1/images").body("images.name", hasItems("aix-73", "ibmi-75", "rhel-9"));
        API.get("/v2.1/images/" + ServersApi.AIX)
                .body("image.name", equalTo("aix-73"))
                .body("image.status", equalTo("ACTIVE"))
                .body("image.metadata.os_type", equalTo("aix"));
        API.get("/v2.1/images/detail?name=rhel-9").body("images.id", contains(ServersApi.LINUX));
        API.get("/v2.1/images/aix-73").statusCode(404);
        API.in("2.36").get("/v2.1/images").statusCode(404);
    }

    @Test
    void images_are_shown_in_the_image_api() {
        ComputeApi.open().get("/v2/images").statusCode(401);
        ComputeApi.open()
                .get("/v2")
                .body("versions[0].status", equalTo("CURRENT"))
                .body("versions[0].links[0].href", endsWith("/v2/"));
        API.get("/v2/images?name=aix-73")
                .body("images", hasSize(1))
                .body("images[0].id", equalTo(ServersApi.AIX))
                .body("images[0].visibility", equalTo("public"))
                .body("images[0].os_distro", equalTo("aix"))
                .body("schema", equalTo("/v2/schemas/images"));
        API.get("/v2/images?limit=1").body("images", hasSize(1)).body("next", endsWith("marker=" + first()));
        API.get("/v2/images/" + ServersApi.IBMI).body("name", equalTo("ibmi-75"));
        API.get("/v2/images/aix-73").statusCode(404);
    }

    private static String first() {
        return API.get("/v2/images?limit=1").extract().path("images[0].id");
    }
}
