package io.leasehold.compute.server.api;

import static io.leasehold.common.test.TestBacking.ADMIN;
import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.common.test.TestBacking.BOB;
import static io.leasehold.common.test.TestBacking.DEMO;
import static io.leasehold.common.test.TestBacking.RITA;
import static io.leasehold.common.test.TestBacking.SERVICE;
import static io.leasehold.compute.ServersApi.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.leasehold.common.event.Topics;
import io.leasehold.common.test.KafkaLog;
import io.leasehold.compute.ComputeApi;
import io.leasehold.compute.ComputeTest;
import io.leasehold.compute.KnownFleet;
import io.leasehold.compute.Pools;
import io.leasehold.compute.ServersApi;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ComputeTest
class ServersApiTest {
    private static final String H1 = "910542A_78A1B01";
    private static final ServersApi ALICES = ServersApi.as(ALICE);
    private static final ComputeApi API = ComputeApi.as(ALICE);
    private static final ComputeApi LATEST = ComputeApi.as(ALICE).in("2.79");

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
    @Tag("case-7")
    void a_server_runs_without_a_virtual_serial_number() {
        var accepted = ALICES.order("web", "");

        String id = ServersApi.id(accepted);
        accepted.header("Location", containsString("/v2.1/servers/" + id))
                .body("server.'OS-DCF:diskConfig'", equalTo("MANUAL"))
                .body("server.adminPass", notNullValue());
        ALICES.running(id);
        ALICES.show(id)
                .body("server.virtual_serial_number", equalTo("none"))
                .body("server.'OS-EXT-STS:power_state'", equalTo(1))
                .body("server.'OS-EXT-STS:task_state'", nullValue())
                .body("server.progress", equalTo(100))
                .body("server.metadata.original_host", notNullValue())
                .body("server.tenant_id", equalTo(DEMO.id()))
                .body("server.hostId", matchesPattern("[0-9a-f]{56}"))
                .body("server.image.id", equalTo(ServersApi.AIX))
                .body("server.flavor.id", equalTo("1"))
                .body("server.addresses.auto[0].'OS-EXT-IPS:type'", equalTo("fixed"))
                .body("server", not(hasKey("OS-EXT-SRV-ATTR:host")))
                .body("server", not(hasKey("locked")));
        API.get("/v2.1/servers").body("servers[0].virtual_serial_number", equalTo("none"));
        API.get("/v2.1/servers/detail").body("servers[0].virtual_serial_number", equalTo("none"));
        assertThat(Character.digit(id.charAt(0), 16)).isLessThan(8);
    }

    @Test
    void each_transition_is_announced_once_with_growing_versions() {
        String id = ALICES.boot("told", "");
        ALICES.act(id, "{\"os-stop\":null}").statusCode(202);
        ALICES.in("SHUTOFF", id);
        ALICES.act(id, "{\"os-start\":null}").statusCode(202);
        ALICES.running(id);

        ALICES.delete(id);

        KafkaLog log = new KafkaLog(Topics.COMPUTE_SERVER);
        soon(() -> assertThat(log.read(id).stream().map(record -> KafkaLog.header(record, "ce_type")))
                .containsExactly(
                        "server.created",
                        "server.starting",
                        "server.active",
                        "server.stopped",
                        "server.starting",
                        "server.active",
                        "server.deleted"));
        List<Integer> versions = log.read(id).stream()
                .map(record -> JsonPath.from(record.value()).getInt("version"))
                .toList();
        assertThat(versions).isSorted().doesNotHaveDuplicates();
        assertThat(log.read(id).getLast().value()).contains("\"devices\":[]", "\"status\":\"DELETED\"", DEMO.id());
    }

    @Test
    @Tag("case-8")
    void a_request_requires_a_flavor() {
        API.post("/v2.1/servers", "{\"server\":{\"name\":\"x\",\"imageRef\":\"%s\"}}".formatted(ServersApi.AIX))
                .statusCode(400)
                .body("badRequest.message", containsString("flavorRef"));
    }

    @Test
    @Tag("case-9")
    void unknown_flavors_and_images_are_refused() {
        ALICES.orderOf("nope", "x", "")
                .statusCode(400)
                .body("badRequest.message", equalTo("Flavor nope could not be found."));
        API.post(
                        "/v2.1/servers",
                        "{\"server\":{\"name\":\"x\",\"flavorRef\":\"1\",\"imageRef\":\"00000000-0000-4000-8000-000000000000\"}}")
                .statusCode(400)
                .body("badRequest.message", equalTo("Can not find requested image"));
        API.post("/v2.1/servers", "{\"server\":{\"name\":\"x\",\"flavorRef\":\"1\"}}")
                .statusCode(400)
                .body("badRequest.message", equalTo("Missing imageRef attribute"));
    }

    @Test
    @Tag("case-10")
    void from_2_37_on_networks_are_mandatory() {
        String order = "{\"server\":{\"name\":\"x\",\"flavorRef\":\"1\",\"imageRef\":\"%s\"%s}}";

        LATEST.post("/v2.1/servers", order.formatted(ServersApi.AIX, "")).statusCode(400);
        String id =
                ServersApi.id(LATEST.post("/v2.1/servers", order.formatted(ServersApi.AIX, ",\"networks\":\"none\"")));

        ALICES.running(id);
        ALICES.show(id).body("server.addresses", equalTo(Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"nonsense\":1",
                "\"name\":\"\"",
                "\"max_count\":0",
                "\"min_count\":3,\"max_count\":2",
                "\"metadata\":{\"a\":1}",
                "\"key_name\":\"nobody's\"",
                "\"availability_zone\":\":nohost\"",
                "\"networks\":\"some\"",
                "\"metadata\":{\"powervc:vm_refcode_required\":\"maybe\"}"
            })
    void an_invalid_request_changes_nothing(String fault) {
        ALICES.order("faulty", fault).statusCode(400).body("badRequest.code", equalTo(400));

        API.get("/v2.1/servers").body("servers", empty());
    }

    @Test
    void a_one_off_flavor_is_deleted_with_its_server() {
        String id = ServersApi.id(API.post("/v2.1/servers", """
                {"server":{"name":"own","imageRef":"%s",
                  "flavor":{"ram":"1024","vcpus":1,"disk":2,"extra_specs":{"powervm:dedicated_proc":true}}}}
                """.formatted(ServersApi.AIX)));
        ALICES.running(id);
        String flavor = ALICES.show(id).extract().path("server.flavor.id");

        API.get("/v2.1/flavors/" + flavor).statusCode(200).body("flavor.ram", equalTo(1024));
        ComputeApi.as(BOB).get("/v2.1/flavors/" + flavor).statusCode(404);
        ComputeApi.as(ADMIN).get("/v2.1/flavors?is_public=None").body("flavors.id", not(hasItem(flavor)));
        ALICES.delete(id);
        API.get("/v2.1/flavors/" + flavor).statusCode(404);
    }

    @Test
    void servers_of_one_request_share_its_id() {
        ALICES.order("twin", "\"min_count\":2").statusCode(202);

        API.get("/v2.1/servers?sort_key=display_name&sort_dir=asc").body("servers.name", contains("twin-1", "twin-2"));
        String request = ComputeApi.as(ADMIN)
                .in("2.3")
                .get("/v2.1/servers/detail?all_tenants=1")
                .extract()
                .path("servers[0].'OS-EXT-SRV-ATTR:reservation_id'");
        API.get("/v2.1/servers?reservation_id=" + request).body("servers", hasSize(2));
        ALICES.order("more", "\"return_reservation_id\":true")
                .statusCode(202)
                .body("reservation_id", matchesPattern("r-[0-9a-f]{8}"));
    }

    @Test
    @Tag("case-56")
    void a_full_page_links_to_the_next_even_if_that_is_empty() {
        ALICES.order("page", "\"min_count\":3").statusCode(202);

        var first = API.get("/v2.1/servers?limit=2").body("servers", hasSize(2));
        String next = first.extract().path("servers_links[0].href");
        assertThat(next).contains("limit=2", "marker=");
        API.get(path(next)).body("servers", hasSize(1)).body("$", not(hasKey("servers_links")));
        String last = API.get("/v2.1/servers/detail?limit=3&status=BUILD&status=ACTIVE")
                .body("servers", hasSize(3))
                .extract()
                .path("servers_links[0].href");
        assertThat(last).contains("/servers/detail", "status=BUILD", "status=ACTIVE");
        API.get(path(last)).body("servers", empty());
        API.get("/v2.1/servers?limit=0").body("servers", empty());
        API.get("/v2.1/servers?limit=-1").statusCode(400);
        API.get("/v2.1/servers?marker=nobody").statusCode(400);
    }

    @Test
    @Tag("case-57")
    void names_are_not_accepted_as_ids() {
        API.get("/v2.1/servers/not-a-uuid").statusCode(404).body("itemNotFound.message", containsString("not-a-uuid"));
    }

    @Test
    @Tag("case-58")
    void an_unknown_status_finds_nothing_and_later_is_refused() {
        ALICES.boot("any", "");

        API.get("/v2.1/servers?status=NOPE").statusCode(200).body("servers", empty());
        API.in("2.38").get("/v2.1/servers?status=NOPE").statusCode(400);
        API.get("/v2.1/servers?status=active").body("servers", hasSize(1));
        API.get("/v2.1/servers?status=SHUTOFF").body("servers", empty());
    }

    @Test
    @Tag("case-59")
    void starting_a_running_server_and_stopping_a_stopped_one_are_conflicts() {
        String id = ALICES.boot("switched", "");

        ALICES.act(id, "{\"os-start\":null}")
                .statusCode(409)
                .body("conflictingRequest.message", containsString("while it is in vm_state active"));
        ALICES.act(id, "{\"os-stop\":null}").statusCode(202);
        ALICES.in("SHUTOFF", id);
        ALICES.show(id).body("server.'OS-EXT-STS:power_state'", equalTo(4)).body("server", not(hasKey("progress")));
        ALICES.act(id, "{\"os-stop\":null}")
                .statusCode(409)
                .body("conflictingRequest.message", containsString("while it is in vm_state stopped"));
    }

    @Test
    void a_reboot_ends_in_the_previous_state() {
        String id = ALICES.boot("again", "");

        ALICES.act(id, "{\"reboot\":{\"type\":\"SOFT\"}}").statusCode(202);

        soon(() -> ALICES.show(id)
                .body("server.status", equalTo("ACTIVE"))
                .body("server.'OS-EXT-STS:task_state'", nullValue()));
        ALICES.act(id, "{\"reboot\":{\"type\":\"WARM\"}}").statusCode(400);
        ALICES.act(id, "{\"pause\":null}").statusCode(400).body("badRequest.message", containsString("no such action"));
        ALICES.act(id, "{\"os-stop\":null,\"os-start\":null}").statusCode(400);
    }

    @Test
    @Tag("case-67")
    void a_deleted_server_stays_deleted() {
        String id = ALICES.boot("short", "");

        API.delete("/v2.1/servers/" + id).statusCode(204);

        ALICES.gone(id);
        API.delete("/v2.1/servers/" + id).statusCode(404);
        API.get("/v2.1/servers?changes-since=2020-01-01T00:00:00Z").body("servers.id", hasItem(id));
        API.get("/v2.1/servers").body("servers", empty());
    }

    @Test
    void a_server_that_is_being_created_can_be_deleted() {
        String id = ServersApi.id(ALICES.order("unborn", ""));

        ALICES.delete(id);

        API.get("/v2.1/servers").body("servers", empty());
    }

    @Test
    void other_projects_see_nothing_and_readers_change_nothing() {
        String id = ALICES.boot("private", "");
        ComputeApi bob = ComputeApi.as(BOB);
        ComputeApi rita = ComputeApi.as(RITA);

        bob.get("/v2.1/servers/" + id).statusCode(404);
        bob.delete("/v2.1/servers/" + id).statusCode(404);
        bob.post("/v2.1/servers/" + id + "/action", "{\"os-stop\":null}").statusCode(404);
        bob.get("/v2.1/servers").body("servers", empty());
        bob.get("/v2.1/servers?all_tenants=1").statusCode(403);
        rita.get("/v2.1/servers/" + id).statusCode(200);
        rita.delete("/v2.1/servers/" + id).statusCode(403);
        rita.post("/v2.1/servers/" + id + "/action", "{\"os-stop\":null}").statusCode(403);
        ServersApi.as(RITA).order("mine", "").statusCode(403);
        ComputeApi.as(SERVICE).get("/v2.1/servers").statusCode(403);
        ALICES.show(id).body("server.status", equalTo("ACTIVE"));
    }

    @Test
    void administrators_see_hosts_and_filter_by_them() {
        String id = ALICES.boot("placed", "\"availability_zone\":\":%s\"".formatted(H1));
        ComputeApi admin = ComputeApi.as(ADMIN).in("2.79");

        admin.get("/v2.1/servers/detail?all_tenants=True&host=" + H1)
                .body("servers.id", contains(id))
                .body("servers[0].'OS-EXT-SRV-ATTR:hypervisor_hostname'", equalTo(H1))
                .body("servers[0].flavor.original_name", equalTo("m1.tiny"))
                .body("servers[0].locked", equalTo(false))
                .body("servers[0].tags", empty());
        admin.get("/v2.1/servers?all_tenants=True&host=910542A_78A1B02").body("servers", empty());
        admin.get("/v2.1/servers?nonsense=1").statusCode(400);
        API.get("/v2.1/servers?host=910542A_78A1B02&nonsense=1").body("servers", hasSize(1));
        API.get("/v2.1/servers?name=PLA.*").body("servers.id", contains(id));
        API.get("/v2.1/servers?name=%5B").statusCode(400);
    }

    @Test
    void a_hypervisor_counts_and_names_its_servers() {
        ComputeApi admin = ComputeApi.as(ADMIN);
        String id = ALICES.boot("counted", "\"availability_zone\":\":%s\"".formatted(H1));

        admin.get("/v2.1/os-hypervisors/1")
                .body("hypervisor.running_vms", equalTo(1))
                .body("hypervisor.vcpus_used", equalTo(1))
                .body("hypervisor.memory_mb_used", equalTo(512))
                .body("hypervisor.free_ram_mb", equalTo(512 * 1024 - 512))
                .body("hypervisor.local_gb_used", equalTo(1));
        admin.get("/v2.1/os-hypervisors/" + H1 + "/servers")
                .body("hypervisors[0].servers[0].name", equalTo("counted"))
                .body("hypervisors[0].servers[0].uuid", equalTo(id));
        admin.in("2.53")
                .get("/v2.1/os-hypervisors?hypervisor_hostname_pattern=" + H1 + "&with_servers=true")
                .body("hypervisors[0].servers.uuid", contains(id));
        admin.get("/v2.1/os-hypervisors/statistics").body("hypervisor_statistics.running_vms", equalTo(1));
    }

    @Test
    void the_name_can_be_changed() {
        String id = ALICES.boot("before", "");

        LATEST.put(
                        "/v2.1/servers/" + id,
                        "{\"server\":{\"name\":\"after\",\"description\":\"d\",\"accessIPv4\":\"192.0.2.7\"}}")
                .statusCode(200)
                .body("server.name", equalTo("after"))
                .body("server.description", equalTo("d"))
                .body("server.accessIPv4", equalTo("192.0.2.7"))
                .body("server.server_groups", empty());
        API.put("/v2.1/servers/" + id, "{\"server\":{}}").statusCode(400);
    }

    @Test
    void addresses_interfaces_volumes_and_security_groups_are_listed() {
        String id = ALICES.boot("parts", "\"networks\":[{\"uuid\":\"net-1\",\"fixed_ip\":\"192.0.2.9\"}]");

        API.get("/v2.1/servers/" + id + "/ips").body("addresses.'net-1'[0].addr", equalTo("192.0.2.9"));
        API.get("/v2.1/servers/" + id + "/ips/net-1").body("'net-1'[0].version", equalTo(4));
        API.get("/v2.1/servers/" + id + "/ips/other").statusCode(404);
        API.get("/v2.1/servers/" + id + "/os-interface")
                .body("interfaceAttachments[0].fixed_ips[0].ip_address", equalTo("192.0.2.9"));
        API.get("/v2.1/servers/" + id + "/os-volume_attachments").body("volumeAttachments", empty());
        API.get("/v2.1/servers/" + id + "/os-security-groups").body("security_groups.name", contains("default"));
    }

    @Test
    void an_image_is_taken_of_a_server() {
        String id = ALICES.boot("model", "");

        String image = API.in("2.45")
                .post(
                        "/v2.1/servers/" + id + "/action",
                        "{\"createImage\":{\"name\":\"copy\",\"metadata\":{\"a\":\"b\"}}}")
                .statusCode(202)
                .extract()
                .path("image_id");

        soon(() -> API.get("/v2.1/images/" + image)
                .body("image.status", equalTo("ACTIVE"))
                .body("image.name", equalTo("copy"))
                .body("image.metadata.a", equalTo("b")));
        ComputeApi.as(BOB).get("/v2.1/images/" + image).statusCode(404);
    }

    private static String path(String href) {
        return href.substring(href.indexOf("/v2.1"));
    }
}
