package io.leasehold.compute.vsn.api;

import static io.leasehold.common.test.TestBacking.ADMIN;
import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.common.test.TestBacking.BOB;
import static io.leasehold.common.test.TestBacking.DEMO;
import static io.leasehold.common.test.TestBacking.RITA;
import static io.leasehold.common.test.TestBacking.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.leasehold.common.event.Topics;
import io.leasehold.common.test.KafkaLog;
import io.leasehold.compute.ComputeApi;
import io.leasehold.compute.ComputeTest;
import io.leasehold.compute.FactoryNumbers;
import io.leasehold.compute.SimulatorApi;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ComputeTest
class VsnApiTest {
    @Inject
    Pool pool;

    @BeforeEach
    @AfterEach
    void numbers_are_in_their_initial_state() {
        SimulatorApi.clearFaults().statusCode(204);
        FactoryNumbers.restore(pool);
    }

    @Test
    @Tag("case-21")
    void a_reserved_number_is_listed_with_its_host_and_description() {
        VsnApi.as(ALICE)
                .act("reserve", "{\"virtual_serial_number\":\"ABCD567\",\"description\":\"Sample description\"}")
                .statusCode(200)
                .body("virtual_serial_number", equalTo("ABCD567"))
                .body("reserved", equalTo(true))
                .body("state", equalTo("reserved"));

        VsnApi.as(RITA)
                .list("")
                .statusCode(200)
                .body("virtual_serial_numbers.virtual_serial_number", contains("ABCD567"))
                .body("virtual_serial_numbers[0].host", equalTo("910542A_78A1B01"))
                .body("virtual_serial_numbers[0].description", equalTo("Sample description"))
                .body("virtual_serial_numbers[0].project_id", equalTo(DEMO.id()))
                .body("virtual_serial_numbers[0].server_id", nullValue())
                .body("virtual_serial_numbers[0].auto_assign", equalTo(false))
                .body(
                        "virtual_serial_numbers[0].reserved_at",
                        matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"))
                .body("virtual_serial_numbers_links", nullValue());
    }

    @Test
    @Tag("case-22")
    void a_number_is_reserved_once() {
        VsnApi.as(ALICE).reserve("ABCD567").statusCode(200);

        VsnApi.as(ALICE)
                .reserve("abcd567")
                .statusCode(400)
                .body("badRequest.message", equalTo("Virtual serial number ABCD567 is already reserved."));
    }

    @Test
    @Tag("case-23")
    void a_host_of_an_hmc_supports_no_reservations() {
        VsnApi.as(ALICE)
                .reserve("HMC0001")
                .statusCode(400)
                .body("badRequest.message", containsString("is not managed by NovaLink"));
    }

    @Test
    @Tag("case-24")
    void an_unknown_number_is_not_found() {
        VsnApi.as(ALICE)
                .reserve("ZZZ9999")
                .statusCode(404)
                .body("itemNotFound.message", equalTo("Virtual serial number ZZZ9999 could not be found."));
        VsnApi.as(ALICE).unreserve("ZZZ9999").statusCode(404);
        VsnApi.as(ALICE).show("ZZZ9999").statusCode(404);
        VsnApi.as(ALICE).show("nonsense").statusCode(404);
    }

    @Test
    @Tag("case-25")
    void other_projects_neither_see_nor_end_a_reservation() {
        VsnApi.as(ALICE).reserve("ABCD567").statusCode(200);

        VsnApi.as(BOB).list("").body("virtual_serial_numbers", empty());
        VsnApi.as(BOB).list("?state=all").body("virtual_serial_numbers.virtual_serial_number", not(hasItem("ABCD567")));
        VsnApi.as(BOB).show("ABCD567").statusCode(404);
        VsnApi.as(BOB).reserve("ABCD567").statusCode(404);
        VsnApi.as(BOB).unreserve("ABCD567").statusCode(404);
        VsnApi.as(BOB)
                .act("update_reservation", "{\"virtual_serial_number\":\"ABCD567\",\"description\":\"mine\"}")
                .statusCode(404);
        VsnApi.as(ALICE).list("").body("virtual_serial_numbers.description", contains("Sample description"));
    }

    @Test
    void an_administrator_may_change_and_end_reservations_of_other_projects_but_not_reserve_them() {
        VsnApi.as(ALICE).reserve("ABCD567").statusCode(200);

        VsnApi.as(ADMIN).reserve("ABCD567").statusCode(400);
        VsnApi.as(ADMIN).list("").body("virtual_serial_numbers", empty());
        VsnApi.as(ADMIN)
                .list("?all_tenants=1")
                .body("virtual_serial_numbers.virtual_serial_number", contains("ABCD567"));
        VsnApi.as(ADMIN)
                .act("update_reservation", "{\"virtual_serial_number\":\"ABCD567\",\"description\":\"admin's\"}")
                .statusCode(200)
                .body("description", equalTo("admin's"))
                .body("project_id", equalTo(DEMO.id()));
        VsnApi.as(ADMIN).unreserve("ABCD567").statusCode(200);
    }

    @Test
    @Tag("case-26")
    void a_description_can_be_replaced() {
        VsnApi.as(ALICE).reserve("ABCD567").statusCode(200);

        VsnApi.as(ALICE)
                .act(
                        "update_reservation",
                        "{\"virtual_serial_number\":\"ABCD567\",\"description\":\"updated description\"}")
                .statusCode(200)
                .body("description", equalTo("updated description"));

        VsnApi.as(ALICE).list("").body("virtual_serial_numbers.description", contains("updated description"));
    }

    @Test
    @Tag("case-27")
    void an_update_requires_a_description_and_a_reservation() {
        VsnApi.as(ALICE)
                .act("update_reservation", "{\"virtual_serial_number\":\"ABCD567\"}")
                .statusCode(400)
                .body("badRequest.message", equalTo("'description' is a required property"));
        VsnApi.as(ALICE)
                .act("update_reservation", "{\"virtual_serial_number\":\"ABCD567\",\"description\":\"x\"}")
                .statusCode(400)
                .body("badRequest.message", equalTo("Virtual serial number ABCD567 is not reserved."));
    }

    @Test
    @Tag("case-28")
    void an_unreserved_number_is_free_and_assigned_automatically() {
        VsnApi.as(ALICE).reserve("ABCD567").statusCode(200);

        VsnApi.as(ALICE)
                .unreserve("ABCD567")
                .statusCode(200)
                .body("reserved", equalTo(false))
                .body("state", equalTo("free"))
                .body("description", equalTo(""));

        VsnApi.as(ALICE).list("").body("virtual_serial_numbers", empty());
        VsnApi.as(BOB)
                .list("?state=free&host=910542A_78A1B01")
                .body(
                        "virtual_serial_numbers.find { it.virtual_serial_number == 'ABCD567' }.auto_assign",
                        equalTo(true));
        VsnApi.as(ALICE).unreserve("ABCD567").statusCode(400);
    }

    @Test
    void a_number_stays_reserved_when_the_hardware_does_not_take_it_back() {
        VsnApi.as(ALICE).reserve("ABCD567").statusCode(200);
        SimulatorApi.fault("{\"operation\":\"release_vsn\",\"times\":1}").statusCode(204);

        VsnApi.as(ALICE)
                .unreserve("ABCD567")
                .statusCode(500)
                .body("computeFault.message", containsString("Unexpected API Error"));

        VsnApi.as(ALICE).show("ABCD567").body("state", equalTo("reserved"));
        VsnApi.as(ALICE).unreserve("ABCD567").statusCode(200);
    }

    @Test
    @Tag("case-29")
    void the_host_filter_takes_both_spellings() {
        VsnApi.as(ALICE).reserve("ABCD567").statusCode(200);

        for (String host : new String[] {"9105-42A*78A1B01", "9105-42a%2A78a1b01", "910542A_78A1B01"}) {
            VsnApi.as(ALICE)
                    .list("?host=" + host)
                    .statusCode(200)
                    .body("virtual_serial_numbers.virtual_serial_number", contains("ABCD567"));
        }
        VsnApi.as(ALICE).list("?host=910542A_78A1B02").body("virtual_serial_numbers", empty());
        VsnApi.as(ALICE).list("?host=8205E6C_06774ET").statusCode(200).body("virtual_serial_numbers", empty());
        VsnApi.as(ALICE).list("?host=foo").statusCode(400);
    }

    @Test
    void the_pools_are_listed() {
        VsnApi.as(ALICE)
                .list("?state=free")
                .body(
                        "virtual_serial_numbers.virtual_serial_number",
                        contains(
                                "ABCD001", "ABCD567", "ABCDEFG", "CDF0001", "CDF0002", "CDF0003", "CDF0004", "EFG0001",
                                "EFG0002", "HMC0001", "HMC0002"));
        VsnApi.as(ALICE).list("?state=missing").body("virtual_serial_numbers", empty());
        VsnApi.as(ALICE).list("?state=gone").statusCode(400);
    }

    @Test
    void lists_are_paged_in_order() {
        VsnApi.as(ALICE).reserve("CDF0002").statusCode(200);
        VsnApi.as(ALICE).reserve("ABCD567").statusCode(200);
        VsnApi.as(ALICE).reserve("EFG0001").statusCode(200);

        String next = VsnApi.as(ALICE)
                .list("?limit=2")
                .body("virtual_serial_numbers.virtual_serial_number", contains("ABCD567", "CDF0002"))
                .extract()
                .path("virtual_serial_numbers_links[0].href");

        assertThat(next).contains("limit=2").contains("marker=CDF0002");
        VsnApi.as(ALICE)
                .list(next.substring(next.indexOf('?')))
                .body("virtual_serial_numbers.virtual_serial_number", contains("EFG0001"))
                .body("virtual_serial_numbers_links", nullValue());
        VsnApi.as(ALICE).list("?marker=foo").statusCode(400);
        VsnApi.as(ALICE).list("?limit=-1").statusCode(400);
        VsnApi.as(ALICE).list("?limit=0").body("virtual_serial_numbers", empty());
    }

    @Test
    @Tag("case-40")
    void an_action_must_be_known_and_use_post() {
        String body = "{\"virtual_serial_number\":\"ABCD567\"}";

        ComputeApi.as(ALICE).put(VsnApi.PATH + "?action=reserve", body).statusCode(400);
        VsnApi.as(ALICE).act("move", body).statusCode(400);
        VsnApi.as(ALICE).act("explode", body).statusCode(400);
        ComputeApi.as(ALICE).post(VsnApi.PATH, body).statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"virtual_serial_number\":null}",
                "{\"virtual_serial_number\":7}",
                "{\"virtual_serial_number\":\"auto\"}",
                "{\"virtual_serial_number\":\"none\"}",
                "{\"virtual_serial_number\":\"ABC\"}",
                "{\"virtual_serial_number\":\"ABCD567\",\"description\":7}",
                "{\"virtual_serial_number\":\"ABCD567\",\"description\":\"a\\nb\"}",
                "{\"virtual_serial_number\":\"ABCD567\",\"host\":\"910542A_78A1B01\"}"
            })
    void an_invalid_body_changes_nothing(String body) {
        VsnApi.as(ALICE).act("reserve", body).statusCode(400);

        VsnApi.as(ALICE).list("").body("virtual_serial_numbers", empty());
    }

    @Test
    void a_description_may_be_null_but_not_too_long() {
        VsnApi.as(ALICE)
                .act("reserve", "{\"virtual_serial_number\":\"ABCD567\",\"description\":null}")
                .statusCode(200)
                .body("description", equalTo(""));
        VsnApi.as(ALICE)
                .act(
                        "update_reservation",
                        "{\"virtual_serial_number\":\"ABCD567\",\"description\":\"%s\"}".formatted("x".repeat(256)))
                .statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({"RITA,200,403", "SERVICE,403,403"})
    void roles_decide_who_reads_and_who_acts(String user, int read, int write) {
        VsnApi api = VsnApi.as(user.equals("RITA") ? RITA : SERVICE);

        api.list("").statusCode(read);
        api.reserve("ABCD567").statusCode(write);
        api.list("?all_tenants=1").statusCode(403);
    }

    @Test
    void only_members_of_the_project_may_read() {
        ComputeApi.open().get(VsnApi.PATH).statusCode(401);
        ComputeApi.as(ALICE)
                .get("/v2.1/%s/virtual-serial-number".formatted(BOB.project().id()))
                .statusCode(400);
        ComputeApi.as(ALICE)
                .get("/v2.1/%s/virtual-serial-number".formatted(DEMO.id()))
                .statusCode(200);
    }

    @Test
    void reservations_are_announced_once_each() {
        KafkaLog log = new KafkaLog(Topics.COMPUTE_VSN);
        int before = log.read("CDF0004").size();

        VsnApi.as(ALICE).reserve("CDF0004").statusCode(200);
        VsnApi.as(ALICE).reserve("CDF0004").statusCode(400);
        VsnApi.as(ALICE).unreserve("CDF0004").statusCode(200);

        await().untilAsserted(() -> assertThat(
                        log.read("CDF0004").stream().skip(before).map(record -> KafkaLog.header(record, "ce_type")))
                .containsExactly("vsn.reserved", "vsn.unreserved"));
        assertThat(log.read("CDF0004").get(before).value())
                .contains("\"virtual_serial_number\":\"CDF0004\"")
                .contains("\"host\":\"910542A_78A1B01\"")
                .contains("\"project_id\":\"%s\"".formatted(DEMO.id()));
    }
}
