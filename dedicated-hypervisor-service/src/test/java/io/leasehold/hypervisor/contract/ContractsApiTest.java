package io.leasehold.hypervisor.contract;

import static io.leasehold.hypervisor.server.ServerApi.FLAVOR;
import static io.leasehold.hypervisor.server.ServerApi.HYPER_V;
import static io.leasehold.hypervisor.server.ServerApi.IMAGE;
import static io.leasehold.hypervisor.server.ServerApi.SMALL_FLAVOR;
import static io.leasehold.hypervisor.server.ServerApi.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.leasehold.common.event.Topics;
import io.leasehold.common.test.KafkaLog;
import io.leasehold.common.test.MovableClock;
import io.leasehold.hypervisor.HypervisorApi;
import io.leasehold.hypervisor.HypervisorTest;
import io.leasehold.hypervisor.server.ServerApi;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@HypervisorTest
class ContractsApiTest {
    private static final String PATH = "/vsphere_contracts";

    @Inject
    MovableClock clock;

    @Inject
    RollOverSchedule schedule;

    @Inject
    Pool pool;

    private final HypervisorApi api = HypervisorApi.ofNewTenant();
    private final KafkaLog log = new KafkaLog(Topics.HYPERVISOR_CONTRACT);

    @AfterEach
    void reset_clock() {
        clock.reset();
    }

    @Test
    @Tag("case-65")
    void a_tenant_without_contracts_and_servers_gets_an_empty_overview() {
        assertThat(api.get(PATH).statusCode(200).extract().asString())
                .isEqualTo("{\"vsphere_contracts\":[],\"all_server_cores\":0,\"vsphere_contracts_histories\":[]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"contract_year\":2,\"cores\":16}",
                "{\"contract_year\":\"1\",\"cores\":16}",
                "{\"contract_year\":1.5,\"cores\":16}",
                "{\"cores\":16}",
                "{\"contract_year\":true,\"cores\":16}",
                "{\"contract_year\":1,\"cores\":-1}",
                "{\"contract_year\":1,\"cores\":\"16\"}",
                "{\"contract_year\":1}",
                "{\"contract_year\":1,\"cores\":100001}",
                "{\"contract_year\":1,\"cores\":null}"
            })
    @Tag("case-61")
    void years_are_1_or_3_and_cores_a_number(String contract) {
        api.post(PATH, "{\"vsphere_contract\":%s}".formatted(contract))
                .statusCode(400)
                .body("badRequest.message", containsString("c"));
        api.get(PATH).body("vsphere_contracts", empty());
    }

    @Test
    @Tag("case-62")
    void the_overview_shows_the_documented_numbers() {
        at("2025-09-15T03:00:00Z");
        post(1, 16).statusCode(200).body("vsphere_contract.pending_cores", equalTo(16));
        at("2025-09-30T15:00:00Z");
        post(1, 32).statusCode(200);

        String shown = api.get(PATH).statusCode(200).extract().asString();

        assertThat(shown)
                .isEqualTo("{\"vsphere_contracts\":[{\"contract_year\":1,\"contract_renewal\":false,\"cores\":16,"
                        + "\"start_month\":\"2025-10\",\"end_month\":\"2026-09\",\"pending_cores\":32,"
                        + "\"cores_in_next_month\":48}],\"all_server_cores\":0,\"vsphere_contracts_histories\":"
                        + "[{\"month\":\"2025-10\",\"vsphere_contracts_summaries\":"
                        + "[{\"contract_year\":1,\"cores\":16}]}]}");
    }

    @Test
    @Tag("case-64")
    void deleting_a_contract_that_has_not_started_answers_an_empty_object() {
        post(1, 0).statusCode(400).body("badRequest.message", containsString("no contract to delete"));
        post(1, 16).statusCode(200);

        post(1, 0).statusCode(200).body("vsphere_contract", anEmptyMap());

        api.get(PATH).body("vsphere_contracts", empty());
        post(1, 24).statusCode(200).body("vsphere_contract.cores_in_next_month", equalTo(24));
    }

    @Test
    @Tag("case-66")
    void server_cores_are_those_of_esxi_servers_that_run() {
        ServerApi servers = new ServerApi(api);
        String large = servers.active("32 cores", "");
        String small = id(servers.post(body("16 cores", "").replace(FLAVOR, SMALL_FLAVOR)));
        String hyperV = id(servers.post(body("hyper-v", "").replace(IMAGE, HYPER_V)));
        servers.awaitStatus(small, "ACTIVE");
        servers.awaitStatus(hyperV, "ACTIVE");
        servers.create("being built", "\"sim:build\":\"hang\"");

        api.get(PATH).body("all_server_cores", equalTo(48));

        servers.delete(large).statusCode(204);
        servers.awaitGone(large);
        api.get(PATH).body("all_server_cores", equalTo(16));
    }

    @Test
    @Tag("case-67")
    void missed_months_are_rolled_over_once() throws Throwable {
        at("2025-09-15T03:00:00Z");
        post(1, 16).statusCode(200);
        put("{\"contract_year\":1,\"contract_renewal\":true}").body("vsphere_contract.contract_renewal", equalTo(true));
        at("2026-11-05T03:00:00Z");

        for (int run = 0; run < 3; run++) {
            VertxContextSupport.subscribeAndAwait(schedule::roll);
        }

        api.get(PATH)
                .body("vsphere_contracts.start_month", contains("2026-10"))
                .body("vsphere_contracts.end_month", contains("2027-09"))
                .body("vsphere_contracts.cores", contains(16))
                .body("vsphere_contracts.contract_renewal", contains(false))
                .body("vsphere_contracts_histories.size()", equalTo(14))
                .body("vsphere_contracts_histories[13].month", equalTo("2026-11"));
        await().untilAsserted(() -> assertThat(types()).containsExactly("contract.started", "contract.renewed"));
        assertThat(log.read(api.tenant()).getLast().value())
                .contains("\"start_month\":\"2026-10\",\"end_month\":\"2027-09\",\"cores\":16");
    }

    @Test
    void the_end_of_a_contract_is_published_once() {
        at("2025-09-15T03:00:00Z");
        post(3, 16).statusCode(200);
        at("2028-10-01T03:00:00Z");

        api.get(PATH).body("vsphere_contracts", empty()).body("vsphere_contracts_histories.size()", equalTo(36));
        api.get(PATH).statusCode(200);

        await().untilAsserted(() -> assertThat(types()).containsExactly("contract.started", "contract.ended"));
    }

    @Test
    @Tag("case-68")
    void concurrent_commitments_are_serialised() {
        at("2025-09-15T03:00:00Z");
        post(1, 8).statusCode(200);
        at("2025-10-15T03:00:00Z");

        List<CompletableFuture<Integer>> both = List.of(16, 32).stream()
                .map(cores -> CompletableFuture.supplyAsync(
                        () -> post(1, cores).extract().statusCode()))
                .toList();
        assertThat(both).allSatisfy(one -> assertThat(one.join()).isEqualTo(200));

        api.get(PATH).body("vsphere_contracts[0].pending_cores", anyOf(equalTo(16), equalTo(32)));
    }

    @Test
    @Tag("case-70")
    void renewal_needs_a_contract_and_a_boolean() {
        put("{\"contract_year\":1,\"contract_renewal\":true}").statusCode(400);
        post(1, 16).statusCode(200);

        put("{\"contract_year\":1}").statusCode(200).body("vsphere_contract.contract_renewal", equalTo(false));
        put("{\"contract_year\":1,\"contract_renewal\":\"true\"}").statusCode(400);
        put("{\"contract_year\":1,\"contract_renewal\":1}").statusCode(400);
        put("{\"contract_renewal\":true}").statusCode(400);
        put("{\"contract_year\":1,\"contract_renewal\":true}")
                .statusCode(200)
                .body("vsphere_contract.contract_renewal", equalTo(true));
    }

    @Test
    void a_tenant_that_cannot_be_rolled_over_stops_no_other() throws Throwable {
        String broken = "0-" + UUID.randomUUID();
        String sound = "z-" + UUID.randomUUID();
        execute("delete from rollover_run", Tuple.tuple());
        // the place of the renewed contract is taken
        contract(broken, "2020-01", true);
        contract(broken, "2021-01", false);
        contract(sound, "2020-01", false);

        VertxContextSupport.subscribeAndAwait(schedule::roll);

        assertThat(lapsed(sound)).containsExactly(true);
        assertThat(lapsed(broken)).containsExactly(false, false);
        assertThat(execute("select from rollover_run", Tuple.tuple()).size()).isZero();
        execute("delete from contract where tenant = $1", Tuple.of(broken));
    }

    private void contract(String tenant, String month, boolean renewal) {
        execute("""
                with made as (
                    insert into contract (id, tenant, years, start_month, end_month, renewal, begun, lapsed, created_at)
                    values (gen_random_uuid(), $1, 1, $2, left($2, 4) || '-12', $3, true, false, now()) returning id)
                insert into contract_commitment (contract_id, first_month, cores) select id, $2, 8 from made
                """, Tuple.of(tenant, month, renewal));
    }

    private List<Boolean> lapsed(String tenant) {
        return execute("select lapsed from contract where tenant = $1", Tuple.of(tenant)).stream()
                .map(row -> row.getBoolean(0))
                .toList();
    }

    @CanIgnoreReturnValue
    private RowSet<Row> execute(String sql, Tuple values) {
        return pool.preparedQuery(sql).execute(values).await().atMost(Duration.ofSeconds(10));
    }

    private void at(String when) {
        clock.advance(Duration.between(clock.instant(), Instant.parse(when)));
    }

    private ValidatableResponse post(int years, int cores) {
        return api.post(PATH, "{\"vsphere_contract\":{\"contract_year\":%d,\"cores\":%d}}".formatted(years, cores));
    }

    private ValidatableResponse put(String contract) {
        return api.put(PATH, "{\"vsphere_contract\":%s}".formatted(contract));
    }

    private List<String> types() {
        return log.read(api.tenant()).stream()
                .map(record -> KafkaLog.header(record, "ce_type"))
                .toList();
    }

    private static String id(ValidatableResponse created) {
        return created.statusCode(200).extract().path("server.id");
    }
}
