package io.leasehold.compute.servergroup;

import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.common.test.TestBacking.BOB;
import static io.leasehold.common.test.TestBacking.RITA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.leasehold.compute.ComputeApi;
import io.leasehold.compute.ComputeTest;
import io.leasehold.compute.KnownFleet;
import io.leasehold.compute.Pools;
import io.leasehold.compute.ServersApi;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ComputeTest
class ServerGroupsApiTest {
    private static final String PATH = "/v2.1/os-server-groups";
    private static final ComputeApi API = ComputeApi.as(ALICE);
    private static final ServersApi ALICES = ServersApi.as(ALICE);

    @BeforeEach
    void the_fleet_is_open_to_all_projects() {
        KnownFleet.await();
        Pools.clear();
    }

    @AfterEach
    void servers_are_deleted() {
        ServersApi.clear();
    }

    @Test
    void servers_of_an_anti_affinity_group_are_on_different_hosts() {
        String group = create();

        String one = ALICES.running(ServersApi.id(orderIn(group)));
        String two = ALICES.running(ServersApi.id(orderIn(group)));

        assertThat(host(one)).isNotEqualTo(host(two));
        API.get(PATH + "/" + group).body("server_group.members", contains(one, two));
        API.in("2.79").get("/v2.1/servers/" + one).body("server.server_groups", contains(group));
        API.delete(PATH + "/" + group).statusCode(204);
        orderIn(group).statusCode(400);
    }

    @Test
    void a_group_belongs_to_its_project() {
        String group = create();

        API.get(PATH)
                .body("server_groups.id", hasItem(group))
                .body("server_groups.find { it.id == '%s' }".formatted(group), not(hasKey("project_id")));
        API.in("2.64")
                .get(PATH + "/" + group)
                .body("server_group.policy", equalTo("anti-affinity"))
                .body("server_group", not(hasKey("policies")));
        ComputeApi.as(RITA).get(PATH + "/" + group).statusCode(200);
        ComputeApi.as(RITA).delete(PATH + "/" + group).statusCode(403);
        ComputeApi.as(BOB).get(PATH + "/" + group).statusCode(404);
        ComputeApi.as(BOB).delete(PATH + "/" + group).statusCode(404);
        API.get(PATH + "/" + UUID.randomUUID()).statusCode(404);
        API.delete(PATH + "/" + group).statusCode(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"server_group\":{\"name\":\"g\",\"policies\":[]}}",
                "{\"server_group\":{\"name\":\"g\",\"policies\":[\"soft-affinity\"]}}",
                "{\"server_group\":{\"name\":\"g\",\"policy\":\"affinity\"}}",
                "{\"server_group\":{\"policies\":[\"affinity\"]}}"
            })
    void an_invalid_group_is_refused(String body) {
        API.post(PATH, body).statusCode(400);
    }

    private static String create() {
        return API.post(PATH, "{\"server_group\":{\"name\":\"g\",\"policies\":[\"anti-affinity\"]}}")
                .statusCode(200)
                .extract()
                .path("server_group.id");
    }

    private static ValidatableResponse orderIn(String group) {
        return API.post("/v2.1/servers", """
                {"server":{"name":"member","imageRef":"%s","flavorRef":"1"},"os:scheduler_hints":{"group":"%s"}}
                """.formatted(ServersApi.AIX, group));
    }

    private static String host(String server) {
        return ALICES.show(server).extract().path("server.metadata.original_host");
    }
}
