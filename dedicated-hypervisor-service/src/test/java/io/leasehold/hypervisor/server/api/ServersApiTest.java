package io.leasehold.hypervisor.server.api;

import static io.leasehold.common.test.TestBacking.ADMIN;
import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.hypervisor.server.ServerApi.FLAVOR;
import static io.leasehold.hypervisor.server.ServerApi.IMAGE;
import static io.leasehold.hypervisor.server.ServerApi.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.leasehold.common.test.MovableClock;
import io.leasehold.hypervisor.HypervisorApi;
import io.leasehold.hypervisor.HypervisorTest;
import io.leasehold.hypervisor.server.ServerApi;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@HypervisorTest
class ServersApiTest {
    private static final String CONFLICT = "conflictingRequest.message";

    @Inject
    MovableClock clock;

    private final HypervisorApi api = HypervisorApi.ofNewTenant();
    private final ServerApi servers = new ServerApi(api);

    @AfterEach
    void reset_clock() {
        clock.reset();
    }

    @Test
    @Tag("case-19")
    void a_list_shows_four_fields_of_each_server() {
        String id = servers.create("one", "");

        Map<String, Object> item = api.get("/servers")
                .statusCode(200)
                .body("links", nullValue())
                .body("servers", hasSize(1))
                .body("servers[0].id", equalTo(id))
                .body("servers[0].baremetal_server.name", equalTo("one"))
                .body("servers[0].baremetal_server.links.rel", contains("self", "bookmark"))
                .extract()
                .path("servers[0]");
        assertThat(item.keySet()).isEqualTo(Set.of("id", "name", "links", "baremetal_server"));
    }

    @Test
    @Tag("case-20")
    void filters_combine() {
        String first = servers.active("x", "");
        String second = servers.create("y", "\"sim:build\":\"hang\"");

        detail("?status=ACTIVE&name=x").body("servers.id", contains(first));
        detail("?status=active&name=y").body("servers", empty());
        detail("?status=build").body("servers.id", contains(second));
        detail("?name=X").body("servers", empty());
        detail("?image=https://images.example/" + IMAGE + "&flavor=" + FLAVOR).body("servers", hasSize(2));
        detail("?flavor=aaaaaaaa-0000-4000-8000-000000000000").body("servers", empty());
        detail("?unknown=1").body("servers", hasSize(2));
        api.get("/servers/detail?status=FOO").statusCode(400);
        api.get("/servers?image=nonsense").statusCode(400);
    }

    @Test
    @Tag("case-21")
    void pages_are_ordered_newest_first() {
        String first = servers.create("1", "");
        String second = servers.create("2", "");
        String third = servers.create("3", "");

        api.get("/servers?limit=2").body("servers.id", contains(third, second));
        api.get("/servers?marker=" + second).body("servers.id", contains(first));
        api.get("/servers?limit=1&marker=" + third).body("servers.id", contains(second));
        api.get("/servers?limit=5000").body("servers", hasSize(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=-1",
                "limit=x",
                "limit=1.5",
                "limit=",
                "marker=x",
                "marker=aaaaaaaa-0000-4000-8000-000000000000",
                "changes-since=abc",
                "changes-since="
            })
    @Tag("case-21")
    @Tag("case-22")
    void an_invalid_parameter_is_refused(String query) {
        api.get("/servers?" + query).statusCode(400).body("badRequest.message", containsString(": "));
    }

    @Test
    @Tag("case-21")
    void a_marker_of_another_tenant_is_unknown() {
        String foreign = new ServerApi(HypervisorApi.ofNewTenant()).create("n", "");

        api.get("/servers?marker=" + foreign).statusCode(400);
    }

    @Test
    @Tag("case-22")
    void changes_since_lists_servers_that_changed_later() {
        String first = servers.active("first", "");
        clock.advance(Duration.ofMinutes(2));
        Instant between = clock.instant().minusSeconds(60);
        String second = servers.create("second", "");

        api.get("/servers?changes-since=" + between).body("servers.id", contains(second));
        api.get("/servers?changes-since=" + between.minusSeconds(600)).body("servers.id", contains(second, first));
    }

    @Test
    @Tag("case-23")
    void an_update_renames_server_and_machine() {
        String id = servers.create("n1", "");
        String before = servers.show(id).extract().path("server.baremetal_server.updated");
        clock.advance(Duration.ofSeconds(5));

        String after = api.put("/servers/" + id, "{\"server\":{\"id\":\"x\",\"name\":\"n2\"}}")
                .statusCode(200)
                .body("server.name", equalTo("n2"))
                .body("server.baremetal_server.name", equalTo("n2"))
                .extract()
                .path("server.baremetal_server.updated");

        assertThat(after).isGreaterThan(before);
        api.put("/servers/" + id, "{\"server\":{\"description\":\"d\"}}")
                .body("server.name", equalTo("n2"))
                .body("server.description", equalTo("d"));
        api.put("/servers/" + id, "{\"server\":{\"description\":null}}").body("server.description", nullValue());
    }

    @Test
    @Tag("case-23")
    void an_update_needs_a_field_and_an_existing_server() {
        String id = servers.create("n", "");

        api.put("/servers/" + id, "{\"server\":{}}").statusCode(400);
        api.put("/servers/" + id, "{}").statusCode(400);
        api.put("/servers/" + id, "{\"server\":{\"name\":\"\"}}").statusCode(400);
        api.put("/servers/" + id, "{\"server\":{\"name\":null}}").statusCode(400);
        api.put("/servers/" + UUID.randomUUID(), "nonsense").statusCode(404);
        api.put("/servers/x", "{\"server\":{\"name\":\"n2\"}}").statusCode(404);
    }

    @Test
    @Tag("case-24")
    void a_server_that_is_being_built_cannot_be_deleted() {
        String id = servers.create("n", "\"sim:build\":\"hang\"");

        servers.delete(id)
                .statusCode(409)
                .body("conflictingRequest.code", equalTo(409))
                .body(CONFLICT, equalTo("Cannot delete server %s while it is in status BUILD".formatted(id)));
    }

    @Test
    @Tag("case-25")
    void a_server_keeps_its_status_while_it_is_deleted() {
        String id = servers.active("n", "");

        servers.delete(id).statusCode(204);

        servers.show(id)
                .statusCode(200)
                .body("server.status", equalTo("ACTIVE"))
                .body("server.baremetal_server.'OS-EXT-STS:task_state'", equalTo("DELETING"));
        servers.delete(id).statusCode(409);
        api.put("/servers/" + id, "{\"server\":{\"name\":\"n2\"}}").statusCode(404);
        servers.awaitGone(id);
        servers.show(id)
                .body("itemNotFound.code", equalTo(404))
                .body("itemNotFound.message", equalTo("Server %s could not be found.".formatted(id)));
        servers.delete(id).statusCode(404);
        api.get("/servers").body("servers", empty());
    }

    @Test
    @Tag("case-26")
    void a_server_whose_installation_failed_can_be_deleted() {
        String id = servers.create("n", "\"sim:build\":\"error\"");
        servers.awaitStatus(id, "ERROR");
        servers.show(id).body("server.baremetal_server.'OS-EXT-STS:power_state'", equalTo("SHUTDOWN"));

        servers.delete(id).statusCode(204);

        servers.show(id).body("server.status", equalTo("ERROR"));
        servers.awaitGone(id);
    }

    @Test
    @Tag("case-26")
    void a_server_whose_installation_failed_is_deleted_after_a_week() {
        String id = servers.awaitStatus(servers.create("n", "\"sim:build\":\"error\""), "ERROR");
        clock.advance(Duration.ofDays(7).plusMinutes(1));

        servers.awaitGone(id);
    }

    @Test
    void an_installation_that_takes_three_hours_has_failed() {
        String id = servers.create("n", "\"sim:build\":\"hang\"");
        clock.advance(Duration.ofHours(3).plusMinutes(1));

        servers.awaitStatus(id, "ERROR");
    }

    @Test
    void a_failed_release_sets_error_and_can_be_repeated() {
        String id = servers.active("n", "\"sim:delete\":\"error\"");

        servers.delete(id).statusCode(204);
        servers.awaitStatus(id, "ERROR");

        servers.delete(id).statusCode(204);
        servers.awaitGone(id);
    }

    @Test
    @Tag("case-27")
    void another_tenants_server_is_unknown() {
        String id = servers.create("n", "");
        HypervisorApi alice = HypervisorApi.as(ALICE);

        alice.get("/servers/" + id).statusCode(404);
        alice.delete("/servers/" + id).statusCode(404);
        alice.put("/servers/" + id, "{\"server\":{\"name\":\"n2\"}}").statusCode(404);
        servers.show(id).statusCode(200).body("server.name", equalTo("n"));
    }

    @Test
    void only_an_administrator_names_a_leasable_host() {
        HypervisorApi alice = HypervisorApi.as(ALICE);

        alice.post("/servers", body("n", "\"metadata\":{\"leasehold:host\":\"910542A_78A1B77\"}"))
                .statusCode(403)
                .body("forbidden.message", equalTo("not permitted"));
        servers.post(body("n", "\"metadata\":{\"leasehold:host\":\"nonsense\"}"))
                .statusCode(400);
        servers.create("n", "\"leasehold:host\":\"910542A_78A1B77\"");
    }

    @Test
    void a_leasable_host_has_at_most_one_live_server() {
        String tie = "\"leasehold:host\":\"910542A_78A1B78\"";
        String first = servers.active("first", tie);
        ServerApi others = new ServerApi(HypervisorApi.as(ADMIN));

        others.post(body("second", "\"metadata\":{%s}".formatted(tie)))
                .statusCode(400)
                .body("badRequest.message", containsString("leasehold:host"));

        servers.delete(first).statusCode(204);
        servers.awaitGone(first);
        String second = others.active("second", tie);
        others.delete(second).statusCode(204);
    }

    private io.restassured.response.ValidatableResponse detail(String query) {
        return api.get("/servers/detail" + query).statusCode(200);
    }
}
