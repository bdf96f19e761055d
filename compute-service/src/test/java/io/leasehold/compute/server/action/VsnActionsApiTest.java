package io.leasehold.compute.server.action;

import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.common.test.TestBacking.BOB;
import static io.leasehold.common.test.TestBacking.RITA;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.leasehold.compute.BootedServer;
import io.leasehold.compute.ComputeApi;
import io.leasehold.compute.ComputeTest;
import io.leasehold.compute.FactoryNumbers;
import io.leasehold.compute.KnownFleet;
import io.leasehold.compute.Pools;
import io.leasehold.compute.ServersApi;
import io.leasehold.compute.SimulatorApi;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ComputeTest
class VsnActionsApiTest {
    private static final String H1 = "910542A_78A1B01";
    private static final String H4 = "9109RMD_1031CAT";
    private static final String UNASSIGN = "{\"unassign_vsn\":null}";

    @Inject
    Pool pool;

    private BootedServer server;

    @BeforeEach
    void a_server_runs() {
        KnownFleet.await();
        Pools.clear();
        FactoryNumbers.restore(pool);
        server = BootedServer.of(ALICE, ServersApi.AIX, H1);
    }

    @AfterEach
    void everything_is_removed() {
        SimulatorApi.clearFaults().statusCode(204);
        server.delete();
        FactoryNumbers.restore(pool);
    }

    @Test
    @Tag("case-41")
    void a_stopped_server_gets_the_lowest_free_number() {
        stop();

        assign("auto").statusCode(202);

        server.awaitStatus("SHUTOFF");
        show().body("server.virtual_serial_number", equalTo("CDF0001"));
        number("CDF0001").body("state", equalTo("assigned")).body("server_id", equalTo(server.id()));
    }

    @Test
    @Tag("case-42")
    void a_running_server_is_refused() {
        assign("auto")
                .statusCode(409)
                .body(
                        "conflictingRequest.message",
                        equalTo("Cannot 'assign_vsn' instance %s while it is in vm_state active"
                                .formatted(server.id())));
        act(UNASSIGN).statusCode(409);
    }

    @Test
    @Tag("case-43")
    void a_server_has_at_most_one_number() {
        stop();
        act(UNASSIGN)
                .statusCode(409)
                .body("conflictingRequest.message", containsString("has no virtual serial number"));
        assign("ABCD001").statusCode(202);
        server.awaitStatus("SHUTOFF");

        assign("auto").statusCode(409).body("conflictingRequest.message", containsString("already has"));

        show().body("server.virtual_serial_number", equalTo("ABCD001"));
    }

    @Test
    @Tag("case-44")
    void an_unassigned_number_is_free() {
        stop();
        assign("CDF0003").statusCode(202);
        server.awaitStatus("SHUTOFF");

        act(UNASSIGN).statusCode(202);

        server.awaitStatus("SHUTOFF");
        show().body("server.virtual_serial_number", equalTo("none"));
        number("CDF0003").body("state", equalTo("free")).body("auto_assign", equalTo(true));
    }

    @Test
    void a_reserved_number_that_is_taken_off_is_kept() {
        reserve("ABCD567");
        stop();
        assign("ABCD567").statusCode(202);
        server.awaitStatus("SHUTOFF");

        act("{\"unassign_vsn\":{}}").statusCode(202);

        server.awaitStatus("SHUTOFF");
        number("ABCD567").body("state", equalTo("reserved")).body("server_id", nullValue());
    }

    @Test
    @Tag("case-45")
    void a_number_must_be_on_the_server_s_host() {
        stop();

        assign("EFG0001").statusCode(400).body("badRequest.message", containsString("must be moved"));
        assign("ZZZ9999").statusCode(404);
        show().body("server.'OS-EXT-STS:task_state'", nullValue());
    }

    @Test
    @Tag("case-46")
    void a_host_without_the_feature_has_no_numbers() {
        BootedServer old = BootedServer.of(ALICE, ServersApi.AIX, H4);
        old.act("{\"os-stop\":null}");
        old.awaitStatus("SHUTOFF");

        ComputeApi.as(ALICE)
                .post(old.path() + "/action", "{\"assign_vsn\":{\"virtual_serial_number\":\"auto\"}}")
                .statusCode(400);

        old.delete();
    }

    @Test
    void a_number_reserved_by_another_project_is_not_available() {
        ComputeApi.as(BOB)
                .post("/v2.1/virtual-serial-number?action=reserve", "{\"virtual_serial_number\":\"ABCD567\"}")
                .statusCode(200);
        stop();

        assign("ABCD567")
                .statusCode(409)
                .body("conflictingRequest.message", equalTo("Virtual serial number ABCD567 is not available"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"assign_vsn\":null}",
                "{\"assign_vsn\":{}}",
                "{\"assign_vsn\":{\"virtual_serial_number\":\"none\"}}",
                "{\"assign_vsn\":{\"virtual_serial_number\":\"ABC\"}}",
                "{\"assign_vsn\":{\"virtual_serial_number\":\"auto\",\"more\":1}}",
                "{\"unassign_vsn\":{\"more\":1}}",
                "{\"unassign_vsn\":[]}"
            })
    void an_invalid_body_changes_nothing(String body) {
        act(body).statusCode(400);
    }

    @Test
    void the_claim_is_cancelled_when_the_hardware_refuses_the_number() {
        stop();
        SimulatorApi.fault("{\"target\":\"%s\",\"operation\":\"assign_vsn\"}".formatted(server.id()))
                .statusCode(204);

        assign("CDF0002").statusCode(202);

        server.awaitStatus("SHUTOFF");
        show().body("server.virtual_serial_number", equalTo("none"))
                .body("server.fault.code", equalTo(500))
                .body("server.fault.message", containsString("assigning"));
        number("CDF0002").body("state", equalTo("free"));
    }

    @Test
    void the_next_change_that_succeeds_removes_the_fault_of_a_failed_one() {
        stop();
        SimulatorApi.fault("{\"target\":\"%s\",\"operation\":\"assign_vsn\"}".formatted(server.id()))
                .statusCode(204);
        assign("CDF0002").statusCode(202);
        server.awaitStatus("SHUTOFF");
        show().body("server.fault.code", equalTo(500));
        SimulatorApi.clearFaults().statusCode(204);

        assign("CDF0002").statusCode(202);

        server.awaitStatus("SHUTOFF");
        show().body("server.virtual_serial_number", equalTo("CDF0002")).body("server", not(hasKey("fault")));
    }

    @Test
    void the_number_stays_assigned_when_the_hardware_refuses_the_release() {
        stop();
        assign("CDF0002").statusCode(202);
        server.awaitStatus("SHUTOFF");
        SimulatorApi.fault("{\"target\":\"%s\",\"operation\":\"unassign_vsn\"}".formatted(server.id()))
                .statusCode(204);

        act(UNASSIGN).statusCode(202);

        server.awaitStatus("SHUTOFF");
        show().body("server.virtual_serial_number", equalTo("CDF0002"))
                .body("server.fault.message", containsString("unassigning"));
    }

    @Test
    void others_find_no_server_and_readers_change_nothing() {
        ComputeApi.as(BOB).post(server.path() + "/action", UNASSIGN).statusCode(404);
        ComputeApi.as(RITA).post(server.path() + "/action", UNASSIGN).statusCode(403);
    }

    private void stop() {
        server.act("{\"os-stop\":null}");
        server.awaitStatus("SHUTOFF");
    }

    private ValidatableResponse assign(String vsn) {
        return act("{\"assign_vsn\":{\"virtual_serial_number\":\"%s\"}}".formatted(vsn));
    }

    private ValidatableResponse act(String json) {
        return ComputeApi.as(ALICE).post(server.path() + "/action", json);
    }

    private ValidatableResponse show() {
        return ComputeApi.as(ALICE).get(server.path());
    }

    private static ValidatableResponse number(String vsn) {
        return ComputeApi.as(ALICE).get("/v2.1/virtual-serial-number/" + vsn).statusCode(200);
    }

    private static void reserve(String vsn) {
        ComputeApi.as(ALICE)
                .post("/v2.1/virtual-serial-number?action=reserve", "{\"virtual_serial_number\":\"%s\"}".formatted(vsn))
                .statusCode(200);
    }
}
