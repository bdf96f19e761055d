package io.leasehold.e2e;

import static io.leasehold.local.story.Eventually.ensure;
import static io.leasehold.local.story.Eventually.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests that the resources of one project are invisible to other projects, and that nothing is accessible without a
 * valid token.
 */
class TenantIsolationIT {
    private static final String DEMO = "aaa8749130bc3d2886d6b9bb3fcb1715";
    private static final String OTHER = "9da9116dcc444ad8aca57db398fcb477";
    private static final String SERVERS = "/compute/v2.1/servers";
    private static final String HYPERVISOR = "/dedicated-hypervisor/v1.0/";
    private static final String DEVICES = "/zstack/v1/mdev-devices";
    private static final String DEVICE = "3b29e6effba34e848164039e02511b89";

    private final Api alice = Api.as("alice");
    private final Api bob = Api.as("bob");

    @Test
    void a_server_and_its_device_are_not_there_for_another_project() {
        String server = boot();
        String attachment = DEVICES + "/" + DEVICE + "/vm-instances/" + server.replace("-", "");

        assertThat(bob.get(SERVERS + "/" + server).statusCode()).isEqualTo(404);
        assertThat(bob.get(SERVERS).jsonPath().getList("servers.id")).doesNotContain(server);
        assertThat(bob.get(SERVERS + "/" + server + "/metadata").statusCode()).isEqualTo(404);
        assertThat(bob.delete(SERVERS + "/" + server).statusCode()).isEqualTo(404);
        assertThat(bob.post(SERVERS + "/" + server + "/action", "{\"os-stop\": null}")
                        .statusCode())
                .isEqualTo(404);
        Response refused = zstack("bob").body("{\"params\":{}}").post(attachment);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.jsonPath().getString("error.code")).isEqualTo("SYS.1003");

        ensure(
                "the server is gone",
                () -> alice.get(SERVERS + "/" + server).statusCode() == 404,
                () -> alice.delete(SERVERS + "/" + server).then());
    }

    @Test
    void a_licence_is_not_there_for_another_project() {
        JsonPath issued = alice.post(
                        HYPERVISOR + DEMO + "/licenses", "{\"license_type\": \"vCenter Server 8.x Standard\"}")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        String license = issued.getString("license.id");

        assertThat(bob.get(HYPERVISOR + DEMO + "/licenses").statusCode()).isEqualTo(403);
        List<String> ofBob =
                bob.get(HYPERVISOR + OTHER + "/licenses").jsonPath().getList("licenses.id");
        assertThat(ofBob).doesNotContain(license);
        assertThat(bob.delete(HYPERVISOR + OTHER + "/licenses/" + license).statusCode())
                .isEqualTo(404);

        assertThat(alice.delete(HYPERVISOR + DEMO + "/licenses/" + license).statusCode())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({
        "/reservation/v1/leases,                          401, 401",
        "/reservation/v1/os-hosts,                        401, 401",
        "/compute/v2.1/servers,                           401, 401",
        "/compute/v2.1/flavors,                           401, 401",
        "/compute/v2.1/os-hypervisors,                    401, 401",
        "/powervc/openstack/compute/v2.1/virtual-serial-number, 401, 401",
        "/image/v2/images,                                401, 401",
        "/dedicated-hypervisor/v1.0/" + DEMO + "/servers,  401, 401",
        "/dedicated-hypervisor/v1.0/" + DEMO + "/licenses, 401, 401",
        "/zstack/v1/mdev-devices,                         400, 503",
        "/zstack/v1/mdev-devices/candidates,              400, 503",
    })
    void a_missing_and_a_bad_token_are_answered_as_each_contract_says(String path, int missing, int bad) {
        String url = SharedStack.get().gateway() + path;

        assertThat(RestAssured.get(url).statusCode()).isEqualTo(missing);
        assertThat(RestAssured.given()
                        .header(
                                "Authorization",
                                path.startsWith("/zstack") ? "OAuth " + "f".repeat(32) : "Bearer x.y.z")
                        .get(url)
                        .statusCode())
                .isEqualTo(bad);
    }

    private String boot() {
        String image = alice.get("/image/v2/images").jsonPath().getString("images.find { it.name == 'aix-73' }.id");
        String flavor =
                alice.get("/compute/v2.1/flavors").jsonPath().getString("flavors.find { it.name == 'm1.tiny' }.id");
        String server = alice.post(SERVERS, """
                        {"server": {"name": "private", "imageRef": "%s", "flavorRef": "%s"}}""".formatted(image, flavor))
                .then()
                .statusCode(202)
                .extract()
                .jsonPath()
                .getString("server.id");
        expect(
                "the server runs",
                () -> assertThat(alice.get(SERVERS + "/" + server).jsonPath().getString("server.status"))
                        .isEqualTo("ACTIVE"));
        return server;
    }

    private static RequestSpecification zstack(String user) {
        return RestAssured.given()
                .baseUri(SharedStack.get().gateway().toString())
                .header("Authorization", "OAuth " + SharedStack.get().token(user))
                .contentType("application/json;charset=UTF-8");
    }
}
