package io.leasehold.compute.nova;

import static io.leasehold.common.test.TestBacking.ADMIN;
import static io.leasehold.common.test.TestBacking.ALICE;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.leasehold.compute.ComputeApi;
import io.leasehold.compute.ComputeTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ComputeTest
class VersionsApiTest {
    private static final String HYPERVISORS = "/v2.1/" + ADMIN.project().id() + "/os-hypervisors";

    @Test
    @Tag("case-1")
    void the_root_lists_one_version_to_anybody() {
        ComputeApi.open()
                .get("/")
                .statusCode(200)
                .body("versions", hasSize(1))
                .body("versions[0].id", equalTo("v2.1"))
                .body("versions[0].status", equalTo("CURRENT"))
                .body("versions[0].version", equalTo("2.79"))
                .body("versions[0].min_version", equalTo("2.1"))
                .body("versions[0].'media-types'", nullValue())
                .body("versions[0].links[0].href", endsWith("/v2.1/"));
    }

    @Tag("case-2")
    @ParameterizedTest
    @ValueSource(strings = {"/v2.1", "/v2.1/", "/v2.1/36c27e8ff05c4780bf6d2fa65700f22e"})
    void the_versioned_root_describes_itself_to_anybody(String path) {
        ComputeApi.open()
                .get(path)
                .statusCode(200)
                .body("version.id", equalTo("v2.1"))
                .body("version.links[0].rel", equalTo("self"))
                .body("version.links[0].href", allOf(containsString("http://127.0.0.1:"), endsWith("/v2.1/")))
                .body("version.links[1].rel", equalTo("describedby"))
                .body("version.'media-types'[0].type", equalTo("application/vnd.openstack.compute+json;version=2.1"));
    }

    @Test
    @Tag("case-3")
    void a_request_without_token_is_refused_in_keystone_form() {
        ComputeApi.open()
                .get(HYPERVISORS)
                .statusCode(401)
                .header("WWW-Authenticate", notNullValue())
                .body("error.code", equalTo(401))
                .body("error.title", equalTo("Unauthorized"))
                .body("error.message", notNullValue());
    }

    @Test
    @Tag("case-4")
    void an_unsupported_version_is_refused_with_the_range() {
        ComputeApi.as(ADMIN)
                .in("2.999")
                .get(HYPERVISORS)
                .statusCode(406)
                .body("computeFault.code", equalTo(406))
                .body(
                        "computeFault.message",
                        equalTo("Version 2.999 is not supported by the API. Minimum is 2.1 and maximum is 2.79."));
    }

    @Test
    @Tag("case-5")
    void the_latest_version_is_the_newest_supported() {
        ComputeApi.as(ADMIN)
                .in("latest")
                .get(HYPERVISORS)
                .statusCode(200)
                .header("OpenStack-API-Version", "compute 2.79")
                .header("X-OpenStack-Nova-API-Version", "2.79")
                .header("Vary", containsString("OpenStack-API-Version"));
    }

    @Test
    void a_malformed_version_is_a_bad_request() {
        ComputeApi.as(ADMIN)
                .in("two")
                .get(HYPERVISORS)
                .statusCode(400)
                .body("badRequest.message", containsString("invalid format"));
    }

    @Test
    void a_refusal_carries_the_version() {
        ComputeApi.as(ALICE)
                .in("2.53")
                .get("/v2.1/os-hypervisors")
                .statusCode(403)
                .header("OpenStack-API-Version", "compute 2.53")
                .body(
                        "forbidden.message",
                        equalTo("Policy doesn't allow os_compute_api:os-hypervisors:list to be performed."));
    }

    @Test
    @Tag("case-6")
    void a_path_of_another_project_is_refused_for_every_caller() {
        ComputeApi.as(ADMIN)
                .get("/v2.1/" + ALICE.project().id() + "/os-hypervisors")
                .statusCode(400)
                .body(
                        "badRequest.message",
                        equalTo("Malformed request URL: URL's project_id '%s' doesn't match Context's project_id '%s'"
                                .formatted(ALICE.project().id(), ADMIN.project().id())));
    }

    @Test
    void a_project_id_may_contain_dashes() {
        ComputeApi.as(ADMIN)
                .get("/v2.1/36C27E8F-F05C-4780-BF6D-2FA65700F22E/os-hypervisors")
                .statusCode(200);
    }

    @Test
    void every_answer_carries_the_request_id_under_both_names() {
        ComputeApi.open()
                .get("/v2.1/nothing/here")
                .statusCode(404)
                .header("x-openstack-request-id", matchesPattern("req-[0-9a-f-]{36}"))
                .header("x-compute-request-id", matchesPattern("req-[0-9a-f-]{36}"))
                .body("itemNotFound.code", equalTo(404))
                .body("itemNotFound.message", equalTo("The resource could not be found."));
    }
}
