package io.leasehold.compute.flavor;

import static io.leasehold.common.test.TestBacking.ADMIN;
import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.common.test.TestBacking.BOB;
import static io.leasehold.common.test.TestBacking.DEMO;
import static io.leasehold.common.test.TestBacking.RITA;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.leasehold.compute.ComputeApi;
import io.leasehold.compute.ComputeTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ComputeTest
class FlavorsApiTest {
    private static final ComputeApi ADMINISTRATOR = ComputeApi.as(ADMIN);
    private static final ComputeApi MEMBER = ComputeApi.as(ALICE);

    private final String id = UUID.randomUUID().toString();

    @AfterEach
    void the_flavor_is_deleted() {
        ADMINISTRATOR.delete("/v2.1/flavors/" + id).extract();
    }

    @Test
    void public_flavors_are_visible_to_all() {
        ComputeApi.as(RITA)
                .get("/v2.1/flavors")
                .statusCode(200)
                .body("flavors.name", hasItems("m1.tiny", "m1.small", "m1.medium", "m1.large", "m1.xlarge"))
                .body("flavors[0].links.rel", contains("self", "bookmark"));
        MEMBER.get("/v2.1/flavors/1")
                .body("flavor.ram", equalTo(512))
                .body("flavor.vcpus", equalTo(1))
                .body("flavor.disk", equalTo(1))
                .body("flavor.swap", equalTo(""))
                .body("flavor.'os-flavor-access:is_public'", equalTo(true))
                .body("flavor", not(hasKey("extra_specs")));
        MEMBER.in("2.79")
                .get("/v2.1/flavors/detail?minRam=4096&limit=1")
                .body("flavors", hasSize(1))
                .body("flavors[0].name", equalTo("m1.medium"))
                .body("flavors[0].swap", equalTo(0))
                .body("flavors[0]", hasKey("extra_specs"))
                .body("flavors_links[0].href", containsString("marker=3"));
        MEMBER.get("/v2.1/flavors?limit=1&marker=3").body("flavors.id", contains("4"));
        MEMBER.get("/v2.1/flavors?sort_key=memory_mb&sort_dir=desc&limit=1").body("flavors.id", contains("5"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=-1",
                "marker=nobody",
                "sort_key=colour",
                "minRam=much",
            })
    void an_invalid_list_request_is_refused(String query) {
        MEMBER.get("/v2.1/flavors?" + query).statusCode(400);
    }

    @Test
    void names_are_not_ids() {
        MEMBER.get("/v2.1/flavors/m1.tiny").statusCode(404).body("itemNotFound.message", containsString("m1.tiny"));
    }

    @Test
    void administrators_create_and_delete_flavors() {
        create("", 1).statusCode(200).body("flavor.id", equalTo(id));

        create("", 1).statusCode(409);
        MEMBER.get("/v2.1/flavors/" + id).statusCode(200);
        MEMBER.delete("/v2.1/flavors/" + id).statusCode(403);
        MEMBER.post("/v2.1/flavors", "{\"flavor\":{}}").statusCode(403);
        ADMINISTRATOR.delete("/v2.1/flavors/" + id).statusCode(202);
        ADMINISTRATOR.delete("/v2.1/flavors/" + id).statusCode(404);
        create("", 0).statusCode(400);
        create(",\"nonsense\":1", 1).statusCode(400);
    }

    @Test
    void a_private_flavor_is_visible_to_its_access_list() {
        create(",\"os-flavor-access:is_public\":false", 1).statusCode(200);
        MEMBER.get("/v2.1/flavors/" + id).statusCode(404);
        MEMBER.get("/v2.1/flavors").body("flavors.id", not(hasItem(id)));

        act("addTenantAccess").statusCode(200).body("flavor_access.tenant_id", contains(DEMO.id()));

        MEMBER.get("/v2.1/flavors").body("flavors.id", hasItem(id));
        ComputeApi.as(BOB).get("/v2.1/flavors/" + id).statusCode(404);
        act("addTenantAccess").statusCode(409);
        ADMINISTRATOR.get("/v2.1/flavors/" + id + "/os-flavor-access").body("flavor_access", hasSize(1));
        act("removeTenantAccess").statusCode(200).body("flavor_access", hasSize(0));
        act("removeTenantAccess").statusCode(404);
        ADMINISTRATOR.get("/v2.1/flavors/1/os-flavor-access").statusCode(404);
        ADMINISTRATOR
                .in("2.7")
                .post("/v2.1/flavors/1/action", "{\"addTenantAccess\":{\"tenant\":\"x\"}}")
                .statusCode(409);
    }

    @Test
    void extra_specs_are_kept_unless_invalid_for_the_platform() {
        create("", 1).statusCode(200);
        String specs = "/v2.1/flavors/" + id + "/os-extra_specs";

        ADMINISTRATOR
                .post(specs, "{\"extra_specs\":{\"any:thing\":\"x\",\"powervm:proc_units\":\"0.5\"}}")
                .statusCode(200)
                .body("extra_specs.'any:thing'", equalTo("x"));
        ADMINISTRATOR
                .post(specs, "{\"extra_specs\":{\"powervm:proc_units\":\"much\"}}")
                .statusCode(400);
        ADMINISTRATOR.put(specs + "/any:thing", "{\"any:thing\":\"y\"}").body("'any:thing'", equalTo("y"));
        ADMINISTRATOR.put(specs + "/any:thing", "{\"other\":\"y\"}").statusCode(400);
        MEMBER.get(specs).body("extra_specs.'any:thing'", equalTo("y"));
        MEMBER.get(specs + "/nothing").statusCode(404);
        MEMBER.delete(specs + "/any:thing").statusCode(403);
        ADMINISTRATOR.delete(specs + "/any:thing").statusCode(200);
        MEMBER.in("2.61").get("/v2.1/flavors/" + id).body("flavor.extra_specs.size()", equalTo(1));
    }

    @Test
    void a_description_came_with_2_55() {
        create("", 1).statusCode(200);

        ADMINISTRATOR
                .put("/v2.1/flavors/" + id, "{\"flavor\":{\"description\":\"d\"}}")
                .statusCode(404);
        ADMINISTRATOR
                .in("2.55")
                .put("/v2.1/flavors/" + id, "{\"flavor\":{\"description\":\"d\"}}")
                .body("flavor.description", equalTo("d"));
    }

    private ValidatableResponse create(String more, int vcpus) {
        return ADMINISTRATOR.post("/v2.1/flavors", """
                {"flavor":{"id":"%s","name":"flavor %s","ram":256,"vcpus":%d,"disk":0%s}}
                """.formatted(id, id, vcpus, more));
    }

    private ValidatableResponse act(String action) {
        return ADMINISTRATOR.post(
                "/v2.1/flavors/" + id + "/action", "{\"%s\":{\"tenant\":\"%s\"}}".formatted(action, DEMO.id()));
    }
}
