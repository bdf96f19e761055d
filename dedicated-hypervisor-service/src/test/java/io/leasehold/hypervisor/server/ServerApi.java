package io.leasehold.hypervisor.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.leasehold.hypervisor.HypervisorApi;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;

/** Client of the servers API for one tenant. */
public final class ServerApi {
    public static final String FLAVOR = "05184ba3-00ba-4fbc-b7a2-03b62b884931";
    public static final String SMALL_FLAVOR = "a830b61c-3155-4a61-b7ed-c450862845e6";
    public static final String LARGE_FLAVOR = "c1d0f6a2-7c1e-4a7b-9a35-2f4f4e0c4802";
    public static final String IMAGE = "b5660a6e-4b46-4be3-9707-6b47221b454f";
    public static final String HYPER_V = "0c2c5d3e-9d0b-4c0e-8b9e-5f6d1c7a2022";
    public static final String GUEST_IMAGE = "3d6f2b1a-4e5c-4d7f-8a9b-0c1d2e3f4016";
    public static final String NETWORK = "d32019d3-bc6e-4319-9c1d-6722fc136a22";
    public static final String OTHER_NETWORK = "94055904-6b2c-4839-a14a-c61c93a8bc48";
    public static final String STORAGE = "5f1b7c9d-2e3a-4b6c-8d7e-9f0a1b2c3d04";
    private static final Duration SOON = Duration.ofSeconds(10);

    private final HypervisorApi api;

    public ServerApi(HypervisorApi api) {
        this.api = api;
    }

    /** Returns a request body with all required fields and {@code more} fields. */
    public static String body(String name, String more) {
        return """
                {"server":{"name":"%s","imageRef":"%s","flavorRef":"%s","networks":%s%s}}
                """.formatted(
                name, IMAGE, FLAVOR, pair("\"uuid\":\"%s\"".formatted(NETWORK)), more.isEmpty() ? "" : "," + more);
    }

    /** Returns a request body with other networks. */
    public static String on(String networks) {
        return """
                {"server":{"name":"n","imageRef":"%s","flavorRef":"%s","networks":%s}}
                """.formatted(IMAGE, FLAVOR, networks);
    }

    /** Returns a list of two equal entries. */
    public static String pair(String entry) {
        return "[{%s},{%s}]".formatted(entry, entry);
    }

    public ValidatableResponse post(String body) {
        return api.post("/servers", body);
    }

    /** Creates a server with the metadata and returns its id. */
    @CanIgnoreReturnValue
    public String create(String name, String metadata) {
        return post(body(name, "\"metadata\":{%s}".formatted(metadata)))
                .statusCode(200)
                .extract()
                .path("server.id");
    }

    /** The id of a new server in the zone. */
    @CanIgnoreReturnValue
    public String createIn(String zone, String metadata) {
        return post(body("n", "\"availability_zone\":\"%s\",\"metadata\":{%s}".formatted(zone, metadata)))
                .statusCode(200)
                .extract()
                .path("server.id");
    }

    /** The status of each server. */
    public List<String> statuses() {
        return api.get("/servers/detail").statusCode(200).extract().path("servers.status");
    }

    public ValidatableResponse show(String id) {
        return api.get("/servers/" + id);
    }

    public ValidatableResponse delete(String id) {
        return api.delete("/servers/" + id);
    }

    @CanIgnoreReturnValue
    public String awaitStatus(String id, String status) {
        await().atMost(SOON).untilAsserted(() -> assertThat(state(id)).isEqualTo(status + " None"));
        return id;
    }

    public void awaitGone(String id) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(show(id).extract().statusCode()).isEqualTo(404));
    }

    private String state(String id) {
        ExtractableResponse<Response> shown = show(id).extract();
        return shown.path("server.status") + " " + shown.path("server.baremetal_server.'OS-EXT-STS:task_state'");
    }

    /** Creates a server, waits until the server runs and returns its id. */
    public String active(String name, String metadata) {
        return awaitStatus(create(name, metadata), "ACTIVE");
    }
}
