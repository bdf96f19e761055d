package io.leasehold.compute.host.api;

import static io.leasehold.common.test.TestBacking.ADMIN;
import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.common.test.TestBacking.RITA;
import static io.leasehold.common.test.TestBacking.SERVICE;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.leasehold.compute.ComputeApi;
import io.leasehold.compute.ComputeTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ComputeTest
class HypervisorsApiTest {
    private static final String PATH = "/v2.1/os-hypervisors";
    private static final String H1 = "910542A_78A1B01";
    private static final String H1_UUID = "af505b47-d522-413d-99d3-61b93cf92d2a";

    @BeforeEach
    void the_first_inventory_is_complete() {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> admin().get(PATH).body("hypervisors", hasSize(5)));
    }

    @Test
    void an_old_client_sees_the_fleet_with_numbers() {
        admin().get(PATH)
                .statusCode(200)
                .body("hypervisors.id", contains(1, 2, 3, 4, 5))
                .body("hypervisors[0].hypervisor_hostname", equalTo(H1))
                .body("hypervisors.state", everyItem(is("up")))
                .body("hypervisors.status", everyItem(is("enabled")))
                .body("hypervisors[0].size()", is(4))
                .body("hypervisors_links", nullValue());
    }

    @Test
    void the_detail_shows_sizes_and_support_of_virtual_serial_numbers() {
        ValidatableResponse detail = admin().get(PATH + "/detail").statusCode(200);

        String h1 = "hypervisors.find { it.id == 1 }.";
        detail.body(h1 + "vcpus", is(48))
                .body(h1 + "vcpus_used", is(0))
                .body(h1 + "memory_mb", is(524288))
                .body(h1 + "free_ram_mb", is(524288))
                .body(h1 + "local_gb", is(10240))
                .body(h1 + "disk_available_least", is(10240))
                .body(h1 + "running_vms", is(0))
                .body(h1 + "hypervisor_type", is("phyp"))
                .body(h1 + "hypervisor_version", is(8))
                .body(h1 + "cpu_info", is("{\"vendor\": \"ibm\", \"arch\": \"ppc64\"}"))
                .body(h1 + "service.host", is(H1))
                .body(h1 + "service.id", is(1))
                .body(h1 + "manager_type", is("novalink"))
                .body(h1 + "machine_type_model", is("9105-42A"))
                .body(h1 + "serial_number", is("78A1B01"))
                .body(h1 + "vsn_capable", is(true))
                .body(h1 + "vsn_enabled", is(true))
                .body("hypervisors.vsn_enabled", contains(true, true, true, false, false))
                .body("hypervisors.manager_type", contains("novalink", "novalink", "hmc", "hmc", "novalink"));
    }

    @Test
    void a_new_client_sees_uuids_and_an_object_of_processor_facts() {
        admin().in("2.53")
                .get(PATH + "/" + H1_UUID)
                .statusCode(200)
                .body("hypervisor.id", equalTo(H1_UUID))
                .body("hypervisor.service.id", equalTo(H1_UUID))
                .body("hypervisor.cpu_info.arch", equalTo("ppc64"));
    }

    @ParameterizedTest
    @CsvSource({"2.1,99", "2.1,c1", "2.1," + H1_UUID, "2.53,1", "2.53,c0a80100-0000-4000-8000-0000000000ff"})
    void an_id_that_names_no_hypervisor_is_not_found(String version, String id) {
        admin().in(version)
                .get(PATH + "/" + id)
                .statusCode(404)
                .body("itemNotFound.message", equalTo("Hypervisor with ID '%s' could not be found.".formatted(id)));
    }

    @Test
    void pages_follow_each_other_by_their_links() {
        ValidatableResponse first = admin().in("2.53").get(PATH + "/detail?limit=3&with_servers=true");

        first.body("hypervisors", hasSize(3)).body("hypervisors_links[0].rel", is("next"));
        String next = first.extract().path("hypervisors_links[0].href");
        admin().in("2.53")
                .get(next)
                .body("hypervisors", hasSize(2))
                .body("hypervisors[0].machine_type_model", notNullValue())
                .body("hypervisors_links", nullValue());
    }

    @Test
    void a_full_last_page_links_to_an_empty_one() {
        admin().in("2.33").get(PATH + "?limit=5").body("hypervisors_links", hasSize(1));
        admin().in("2.33").get(PATH + "?limit=5&marker=5").body("hypervisors", empty());
        admin().in("2.33").get(PATH + "?limit=0").body("hypervisors", empty()).body("hypervisors_links", nullValue());
    }

    @Test
    void links_keep_the_project_segment() {
        admin().in("2.33")
                .get("/v2.1/" + ADMIN.project().id() + "/os-hypervisors?limit=1")
                .body(
                        "hypervisors_links[0].href",
                        containsString("/v2.1/" + ADMIN.project().id() + "/os-hypervisors?"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=-1", "limit=many", "marker=99", "with_servers=perhaps"})
    void an_invalid_parameter_is_a_bad_request(String query) {
        admin().in("2.53").get(PATH + "?" + query).statusCode(400).body("badRequest.code", is(400));
    }

    @Test
    void unknown_parameters_are_ignored_before_2_75() {
        admin().get(PATH + "/detail?include_remote_restart_enabled=true").statusCode(200);
        admin().in("2.74").get(PATH + "?foo=1").statusCode(200);
        admin().in("2.75")
                .get(PATH + "?foo=1")
                .statusCode(400)
                .body("badRequest.message", containsString("'foo' was unexpected"));
    }

    @Test
    void a_pattern_finds_by_a_part_of_the_name() {
        admin().in("2.53")
                .get(PATH + "?hypervisor_hostname_pattern=78a1b")
                .body("hypervisors.hypervisor_hostname", contains(H1, "910542A_78A1B02", "910542A_78A1B05"));
        admin().in("2.53").get(PATH + "?hypervisor_hostname_pattern=zzz").statusCode(404);
        admin().in("2.53")
                .get(PATH + "?hypervisor_hostname_pattern=78A1B&limit=1")
                .statusCode(400);
    }

    @Test
    void hosts_without_servers_name_none_until_2_75_and_an_empty_list_after() {
        admin().in("2.53").get(PATH + "?with_servers=true").body("hypervisors[0].servers", nullValue());
        admin().in("2.75").get(PATH + "?with_servers=true").body("hypervisors.servers", everyItem(empty()));
        admin().in("2.75").get(PATH + "?with_servers=0").body("hypervisors[0].servers", nullValue());
    }

    @Test
    void old_clients_search_by_path() {
        admin().get(PATH + "/9109RMD/search")
                .statusCode(200)
                .body("hypervisors.hypervisor_hostname", contains("9109RMD_1031CAT"));
        admin().get(PATH + "/" + H1 + "/servers")
                .statusCode(200)
                .body("hypervisors.id", contains(1))
                .body("hypervisors[0].servers", nullValue());
        admin().get(PATH + "/none/search")
                .statusCode(404)
                .body("itemNotFound.message", equalTo("No hypervisor matching 'none' could be found."));
        admin().in("2.53").get(PATH + "/9109RMD/search").statusCode(404);
    }

    @Test
    void the_statistics_sum_the_fleet() {
        admin().get(PATH + "/statistics")
                .statusCode(200)
                .body("hypervisor_statistics.count", is(5))
                .body("hypervisor_statistics.vcpus", is(160))
                .body("hypervisor_statistics.memory_mb", is(1703936))
                .body("hypervisor_statistics.local_gb", is(32768))
                .body("hypervisor_statistics.running_vms", is(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/detail", "/1", "/statistics", "/9109/search", "/9109/servers"})
    void only_administrators_and_services_may_list(String below) {
        admin().get(PATH + below).statusCode(200);
        ComputeApi.as(SERVICE).get(PATH + below).statusCode(200);
        ComputeApi.as(SERVICE)
                .get("/v2.1/" + SERVICE.project().id() + "/os-hypervisors" + below)
                .statusCode(403);
        ComputeApi.as(ALICE).get(PATH + below).statusCode(403);
        ComputeApi.as(RITA).get(PATH + below).statusCode(403);
        ComputeApi.open().get(PATH + below).statusCode(401);
    }

    private static ComputeApi admin() {
        return ComputeApi.as(ADMIN);
    }
}
