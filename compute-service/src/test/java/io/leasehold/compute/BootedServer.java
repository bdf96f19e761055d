package io.leasehold.compute;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.leasehold.backing.identity.User;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;

/** A running server, used through the API by its owner. */
public final class BootedServer {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String ORDER = """
            {"server":{"name":"booted","imageRef":"%s","availability_zone":":%s",
                       "flavor":{"ram":512,"vcpus":1,"disk":1}}}
            """;

    private final ComputeApi api;
    private final String id;

    private BootedServer(ComputeApi api, String id) {
        this.api = api;
        this.id = id;
    }

    /** Boots the image on the host. */
    public static BootedServer of(User owner, String image, String host) {
        ComputeApi api = ComputeApi.as(owner);
        String id = api.post("/v2.1/servers", ORDER.formatted(image, host))
                .statusCode(202)
                .extract()
                .path("server.id");
        BootedServer server = new BootedServer(api, id);
        server.awaitStatus("ACTIVE");
        return server;
    }

    public String id() {
        return id;
    }

    public String path() {
        return "/v2.1/servers/" + id;
    }

    public ValidatableResponse metadata() {
        return api.get(path() + "/metadata").statusCode(200);
    }

    public ValidatableResponse post(String json) {
        return api.post(path() + "/metadata", json);
    }

    public void act(String json) {
        api.post(path() + "/action", json).statusCode(202);
    }

    /** Waits until the server has the status and no task. */
    public void awaitStatus(String status) {
        await().atMost(SOON)
                .untilAsserted(() -> api.get(path())
                        .body("server.status", equalTo(status))
                        .body("server.'OS-EXT-STS:task_state'", equalTo(null)));
    }

    /** Deletes the server and waits until the deletion is complete. */
    public void delete() {
        api.delete(path()).statusCode(anyOf(equalTo(204), equalTo(404)));
        await().atMost(SOON)
                .untilAsserted(() -> api.get(path())
                        .statusCode(404)
                        .body("itemNotFound.message", containsString("could not be found")));
    }
}
