package io.leasehold.hypervisor.server.api;

import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.common.test.TestBacking.DEMO;
import static io.leasehold.hypervisor.server.ServerApi.FLAVOR;
import static io.leasehold.hypervisor.server.ServerApi.GUEST_IMAGE;
import static io.leasehold.hypervisor.server.ServerApi.HYPER_V;
import static io.leasehold.hypervisor.server.ServerApi.IMAGE;
import static io.leasehold.hypervisor.server.ServerApi.LARGE_FLAVOR;
import static io.leasehold.hypervisor.server.ServerApi.NETWORK;
import static io.leasehold.hypervisor.server.ServerApi.OTHER_NETWORK;
import static io.leasehold.hypervisor.server.ServerApi.STORAGE;
import static io.leasehold.hypervisor.server.ServerApi.body;
import static io.leasehold.hypervisor.server.ServerApi.on;
import static io.leasehold.hypervisor.server.ServerApi.pair;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.leasehold.hypervisor.HypervisorApi;
import io.leasehold.hypervisor.HypervisorTest;
import io.leasehold.hypervisor.SimulatorApi;
import io.leasehold.hypervisor.server.ServerApi;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@HypervisorTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CreateServerApiTest {
    /** Example from the documentation of the API. */
    private static final String EXAMPLE = """
            {"server": {"name": "server-test-1", "description": "string", "adminPass": "aabbccddeeff",
              "imageRef": "b5660a6e-4b46-4be3-9707-6b47221b454f",
              "flavorRef": "05184ba3-00ba-4fbc-b7a2-03b62b884931",
              "networks": [
                {"uuid": "d32019d3-bc6e-4319-9c1d-6722fc136a22", "fixed_ip": "10.0.0.100", "segmentation_id": 2001},
                {"uuid": "d32019d3-bc6e-4319-9c1d-6722fc136a22", "fixed_ip": "10.0.0.101", "segmentation_id": 2001}],
              "availability_zone": "zone1-groupa", "metadata": {"foo": "bar"}}}
            """;

    private final HypervisorApi api = HypervisorApi.ofNewTenant();
    private final ServerApi servers = new ServerApi(api);

    @Test
    @Order(1) // before many servers have taken the lowest addresses, among them the example's
    @Tag("case-8")
    void the_documented_example_builds_a_server() {
        ServerApi alice = new ServerApi(HypervisorApi.as(ALICE));
        // the first requests of an application are slower than a simulated build
        refuse(fixed("10.0.1.5", "10.0.1.6"), "fixed_ip");
        api.get("/servers").statusCode(200);

        String id = alice.post(EXAMPLE)
                .statusCode(200)
                .body("server.name", equalTo("server-test-1"))
                .body("server.adminPass", equalTo("aabbccddeeff"))
                .body("server.links.rel", contains("self", "bookmark"))
                .extract()
                .path("server.id");

        alice.show(id)
                .statusCode(200)
                .body("server.status", equalTo("BUILD"))
                .body("server.baremetal_server.'OS-EXT-STS:task_state'", equalTo("BUILDING"))
                .body("server.baremetal_server.'OS-EXT-STS:power_state'", equalTo("SHUTDOWN"));
        alice.awaitStatus(id, "ACTIVE");
        alice.show(id)
                .body("server.description", equalTo("string"))
                .body("server.hypervisor_type", equalTo("vsphere_esxi"))
                .body("server.imageRef", equalTo(IMAGE))
                .body("server.cfgw_connection_status", equalTo(false))
                .body("server.adminPass", nullValue())
                .body("server.links", nullValue())
                .body("server.baremetal_server.'OS-EXT-STS:vm_state'", equalTo("ACTIVE"))
                .body("server.baremetal_server.'OS-EXT-STS:power_state'", equalTo("RUNNING"))
                .body("server.baremetal_server.'OS-EXT-AZ:availability_zone'", equalTo("zone1-groupa"))
                .body("server.baremetal_server.progress", equalTo(100))
                .body("server.baremetal_server.flavor.id", equalTo(FLAVOR))
                .body("server.baremetal_server.metadata", equalTo(java.util.Map.of("foo", "bar")))
                .body("server.baremetal_server.tenant_id", equalTo(DEMO.id()))
                .body("server.baremetal_server.user_id", equalTo(ALICE.id()))
                .body("server.baremetal_server.created", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"))
                .body("server.baremetal_server.raid_arrays[0].disk_hardware_ids", hasSize(4))
                .body("server.baremetal_server.lvm_volume_groups", nullValue())
                .body(
                        "server.baremetal_server.nic_physical_ports.plane",
                        contains("data", "data", "storage", "storage"))
                .body("server.baremetal_server.chassis-status.fan", equalTo(true))
                .body("server.baremetal_server.chassis-status.disk", equalTo(0))
                .body("server.baremetal_server.media_attachments", empty())
                .body("server.baremetal_server.managed_service_resource_id", equalTo(id));
        alice.delete(id).statusCode(204);
        alice.awaitGone(id);
    }

    @Test
    void links_contain_the_address_that_the_client_used() {
        String id = servers.create("n", "");

        api.with("X-Forwarded-Host", "cloud.example:8080")
                .with("X-Forwarded-Prefix", "/dedicated-hypervisor")
                .get("/servers/" + id)
                .body(
                        "server.baremetal_server.flavor.links[0].href",
                        equalTo("http://cloud.example:8080/baremetal/%s/flavors/%s".formatted(api.tenant(), FLAVOR)));
        api.with("X-Forwarded-Host", "cloud.example:8080")
                .with("X-Forwarded-Prefix", "/dedicated-hypervisor")
                .get("/servers")
                .body(
                        "servers[0].links.href",
                        contains(
                                "http://cloud.example:8080/dedicated-hypervisor/v1.0/%s/servers/%s"
                                        .formatted(api.tenant(), id),
                                "http://cloud.example:8080/dedicated-hypervisor/%s/servers/%s"
                                        .formatted(api.tenant(), id)));
    }

    @Test
    @Tag("case-9")
    void a_missing_password_is_generated_and_shown_once() {
        String id = servers.post(body("n", "\"adminPass\":\"\""))
                .statusCode(200)
                .body("server.adminPass", matchesPattern("(?=.*[a-z])(?=.*[A-Z])(?=.*\\d)[A-Za-z\\d]{12}"))
                .extract()
                .path("server.id");

        assertThat(servers.show(id).extract().asString()).doesNotContain("adminPass");
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "with a space", "ümläuteeee"})
    void a_password_has_8_to_64_printable_ascii_characters(String password) {
        servers.post(body("n", "\"adminPass\":\"%s\"".formatted(password)))
                .statusCode(400)
                .body("badRequest.message", startsWith("Request Parameter Error:\nadminPass: "));
    }

    @Test
    @Tag("case-10")
    void a_plane_takes_exactly_two_entries() {
        String one = "{\"uuid\":\"%s\"}".formatted(NETWORK);
        String other = "{\"uuid\":\"%s\"}".formatted(OTHER_NETWORK);
        String storage = "{\"uuid\":\"%s\",\"plane\":\"storage\"}".formatted(STORAGE);

        refuse("[%s]".formatted(one), "exactly two entries per plane are required");
        refuse("[%s,%s,%s]".formatted(one, one, one), "exactly two entries per plane are required");
        refuse("[%s,%s,%s,%s]".formatted(one, one, one, one), "exactly two entries per plane are required");
        refuse("[%s,%s]".formatted(one, other), "redundant entries must match");
        refuse("[%s,%s]".formatted(storage, storage), "a data plane network is required");
        refuse("[]", "exactly two entries per plane are required");
        servers.post(on("[%s,%s,%s,%s]".formatted(one, one, storage, storage))).statusCode(200);
    }

    @Test
    @Tag("case-11")
    void both_entries_have_the_same_valid_segmentation_id() {
        String entry = "{\"uuid\":\"%s\",\"segmentation_id\":%%s}".formatted(NETWORK);

        refuse("[%s,%s]".formatted(entry.formatted(10), entry.formatted(11)), "redundant entries must match");
        refuse("[%s,%s]".formatted(entry.formatted(3), entry.formatted(3)), "segmentation_id");
        refuse("[%s,%s]".formatted(entry.formatted(4094), entry.formatted(4094)), "segmentation_id");
        refuse("[%s,%s]".formatted(entry.formatted("\"4\""), entry.formatted("\"4\"")), "segmentation_id");
        servers.post(on("[%s,%s]".formatted(entry.formatted(4), entry.formatted(4))))
                .statusCode(200);
        servers.post(on("[%s,%s]".formatted(entry.formatted(4093), entry.formatted(4093))))
                .statusCode(200);
    }

    @Test
    @Tag("case-12")
    void a_fixed_ip_must_be_free_and_inside_the_subnet() {
        refuse(fixed("10.0.1.5", "10.0.1.6"), "fixed_ip");
        refuse(fixed("10.0.0.247", "10.0.0.247"), "fixed_ip must differ");
        refuse(fixed("10.0.0.1", "10.0.0.247"), "fixed_ip");
        refuse(fixed("10.0.0.255", "10.0.0.247"), "fixed_ip");
        refuse(fixed("10.0.0.256", "10.0.0.247"), "fixed_ip");
        String id = servers.post(on(fixed("10.0.0.248", "10.0.0.249")))
                .statusCode(200)
                .extract()
                .path("server.id");
        refuse(fixed("10.0.0.250", "10.0.0.248"), "fixed_ip: address 10.0.0.248 is in use");
        api.get("/servers").body("servers", hasSize(1));

        servers.awaitStatus(id, "ACTIVE");
        servers.delete(id).statusCode(204);
        servers.awaitGone(id);

        servers.post(on(fixed("10.0.0.248", "10.0.0.249"))).statusCode(200);
    }

    @Test
    @Tag("case-13")
    @Tag("case-28")
    void ports_get_addresses_and_data_ports_the_gateway_network() {
        String id = servers.create("n", "");

        List<List<String>> addresses = servers.show(id)
                .body("server.baremetal_server.nic_physical_ports[0].attached_ports[0].network_id", equalTo(NETWORK))
                .extract()
                .path("server.baremetal_server.nic_physical_ports.collect { it.attached_ports.collect {"
                        + " p -> p.fixed_ips[0].ip_address } }");
        assertThat(addresses.get(0))
                .hasSize(2)
                .satisfiesExactly(
                        user -> assertThat(user).startsWith("10.0.0."),
                        gateway -> assertThat(gateway).isEqualTo("169.254.0.9"));
        assertThat(addresses.get(1))
                .hasSize(2)
                .satisfiesExactly(
                        user -> assertThat(user)
                                .startsWith("10.0.0.")
                                .isNotEqualTo(addresses.get(0).getFirst()),
                        gateway -> assertThat(gateway).isEqualTo("169.254.0.10"));
        assertThat(addresses.get(2)).isEmpty();
    }

    @Test
    void a_network_entry_names_one_known_network_on_its_plane() {
        refuse(pair("\"uuid\":\"aaaaaaaa-0000-4000-8000-000000000000\""), "network not found");
        refuse(pair("\"uuid\":\"nonsense\""), "network not found");
        refuse(pair("\"uuid\":\"%s\",\"port\":\"x\"".formatted(NETWORK)), "one of uuid or port");
        refuse(pair("\"plane\":\"data\""), "one of uuid or port");
        refuse(pair("\"port\":\"%s\"".formatted(NETWORK)), "port not found");
        refuse(pair("\"uuid\":\"%s\",\"plane\":\"storage\"".formatted(NETWORK)), "plane");
        refuse(pair("\"uuid\":\"%s\",\"plane\":\"DATA\"".formatted(NETWORK)), "plane");
        refuse("{}", "networks: must be a list");
        refuse("[1,2]", "networks: must be an object");
    }

    @Test
    @Tag("case-14")
    void an_image_must_belong_to_a_known_hypervisor() {
        servers.post(body("n", "").replace(IMAGE, GUEST_IMAGE))
                .statusCode(400)
                .body("badRequest.message", containsString("imageRef"));
        servers.post(body("n", "").replace(IMAGE, "aaaaaaaa-0000-4000-8000-000000000000"))
                .statusCode(400);
        servers.post(body("n", "").replace(IMAGE, "nonsense")).statusCode(400);
        String id = servers.post(body("n", "").replace(IMAGE, "https://image.example/v2/images/" + IMAGE))
                .statusCode(200)
                .extract()
                .path("server.id");

        servers.show(id).body("server.imageRef", equalTo(IMAGE));
    }

    @Test
    @Tag("case-15")
    void a_flavor_must_be_known_and_certified() {
        servers.post(body("n", "").replace(FLAVOR, "aaaaaaaa-0000-4000-8000-000000000000"))
                .statusCode(400)
                .body("badRequest.message", containsString("flavorRef"));
        servers.post(body("n", "").replace(FLAVOR, LARGE_FLAVOR).replace(IMAGE, HYPER_V))
                .statusCode(400);
    }

    @Test
    @Tag("case-15")
    void no_machine_in_stock_is_503_and_leaves_nothing() {
        SimulatorApi.stock(LARGE_FLAVOR, "zone1-groupb", 0).statusCode(204);
        String body = body("n", "\"availability_zone\":\"zone1-groupb\"").replace(FLAVOR, LARGE_FLAVOR);

        servers.post(body).statusCode(503).body("serviceUnavailable.code", equalTo(503));

        api.get("/servers").body("servers", empty());
        SimulatorApi.stock(LARGE_FLAVOR, "zone1-groupb", 64).statusCode(204);
        servers.post(body).statusCode(200);
    }

    @Test
    @Tag("case-16")
    void a_zone_must_be_known_and_is_chosen_when_absent() {
        servers.post(body("n", "\"availability_zone\":\"mars\""))
                .statusCode(400)
                .body("badRequest.message", containsString("availability_zone"));
        String id = servers.create("n", "");

        servers.show(id).body("server.baremetal_server.'OS-EXT-AZ:availability_zone'", equalTo("zone1-groupa"));
    }

    @Test
    @Tag("case-17")
    void metadata_has_at_most_255_bytes_and_is_returned() {
        servers.post(body("n", "\"metadata\":{\"k\":\"%s\"}".formatted("x".repeat(256))))
                .statusCode(400);
        servers.post(body("n", "\"metadata\":{\"k\":\"%s\"}".formatted("ü".repeat(128))))
                .statusCode(400);
        servers.post(body("n", "\"metadata\":{\"\":\"v\"}")).statusCode(400);
        servers.post(body("n", "\"metadata\":{\"k\":1}")).statusCode(400);
        String longest = "x".repeat(255);
        String id = servers.create("n", "\"k\":\"%s\"".formatted(longest));

        servers.show(id).body("server.baremetal_server.metadata", hasEntry("k", longest));
    }

    @Test
    @Tag("case-18")
    void a_name_has_1_to_255_characters_and_is_not_blank() {
        servers.post(body("n", "").replace("\"name\":\"n\",", ""))
                .statusCode(400)
                .body("badRequest.message", containsString("name: is required"));
        servers.post(body("x".repeat(256), "")).statusCode(400);
        servers.post(body("   ", "")).statusCode(400);
        servers.post(body("a\\u0007b", "")).statusCode(400);
        servers.post(body("", "")).statusCode(400);
        servers.post(body("n", "").replace("\"n\"", "5")).statusCode(400);
        servers.post(body("ü".repeat(255), "")).statusCode(200);
    }

    @Test
    void an_installation_shows_its_progress() {
        String id = servers.create("n", "\"sim:build\":\"hang\"");

        org.awaitility.Awaitility.await()
                .untilAsserted(() -> servers.show(id)
                        .body("server.baremetal_server.progress", greaterThanOrEqualTo(25))
                        .body("server.status", equalTo("BUILD")));
    }

    @Test
    void failed_parts_are_shown() {
        String id = servers.active("n", "\"sim:chassis\":\"fan,disk2\"");

        servers.show(id)
                .body("server.baremetal_server.chassis-status.fan", equalTo(false))
                .body("server.baremetal_server.chassis-status.disk", equalTo(2))
                .body("server.baremetal_server.chassis-status.cpu", equalTo(true))
                .body("server.baremetal_server.nic_physical_ports.mac_addr", everyItem(not(empty())));
    }

    private void refuse(String networks, String reason) {
        servers.post(on(networks)).statusCode(400).body("badRequest.message", containsString(reason));
    }

    private static String fixed(String first, String second) {
        return "[{\"uuid\":\"%s\",\"fixed_ip\":\"%s\"},{\"uuid\":\"%s\",\"fixed_ip\":\"%s\"}]"
                .formatted(NETWORK, first, NETWORK, second);
    }
}
