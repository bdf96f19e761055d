package io.leasehold.hypervisor.server.provision;

import static io.leasehold.hypervisor.server.ServerApi.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leasehold.hypervisor.HypervisorApi;
import io.leasehold.hypervisor.HypervisorTest;
import io.leasehold.hypervisor.SimulatorApi;
import io.leasehold.hypervisor.server.ServerApi;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Servers whose machines are managed by a console with a fault. */
@HypervisorTest
class MachineFaultsTest {
    private static final String ZONE = "zone1-groupb";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final List<String> CALLS = List.of("claim", "install", "observe", "release");

    @Inject
    Pool pool;

    private final HypervisorApi api = HypervisorApi.ofNewTenant();
    private final ServerApi servers = new ServerApi(api);

    @AfterEach
    void consoles_work_again() {
        CALLS.forEach(call -> SimulatorApi.fault(ZONE, call, "NONE"));
    }

    @Test
    void an_installation_that_is_rejected_ends_in_error() {
        SimulatorApi.fault(ZONE, "install", "REJECTED");

        String id = servers.createIn(ZONE, "");

        servers.awaitStatus(id, "ERROR");
    }

    @Test
    void a_release_that_is_rejected_ends_in_error_and_can_be_repeated() {
        String id = servers.awaitStatus(servers.createIn(ZONE, ""), "ACTIVE");
        SimulatorApi.fault(ZONE, "release", "REJECTED");

        servers.delete(id).statusCode(204);
        servers.awaitStatus(id, "ERROR");

        SimulatorApi.fault(ZONE, "release", "NONE");
        servers.delete(id).statusCode(204);
        servers.awaitGone(id);
    }

    @Test
    void an_installation_whose_answer_is_lost_is_found() {
        SimulatorApi.fault(ZONE, "install", "FAIL_AFTER");

        servers.awaitStatus(servers.createIn(ZONE, ""), "ACTIVE");
    }

    @Test
    void a_machine_whose_claim_is_not_answered_is_given_back() {
        SimulatorApi.fault(ZONE, "claim", "FAIL_AFTER");

        refuse();

        awaitGivenBack();
    }

    @Test
    void a_machine_whose_claim_takes_effect_after_the_deadline_is_given_back() {
        SimulatorApi.fault(ZONE, "claim", "SLOW_BEFORE", Duration.ofSeconds(7));

        refuse();
        assertThat(machines()).isEmpty();

        awaitGivenBack();
    }

    @Test
    void an_installation_that_an_administrator_abandons_has_failed() {
        String id = servers.create("n", "\"sim:build\":\"hang\"");

        SimulatorApi.abandon(operation(id));

        servers.awaitStatus(id, "ERROR");
        servers.delete(id).statusCode(204);
        servers.awaitGone(id);
    }

    private long operation(String server) {
        return pool.preparedQuery("select id from operation where kind = $1 and subject = $2")
                .execute(Tuple.of(BuildWork.KIND, server))
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(SOON);
    }

    private void refuse() {
        servers.post(body("n", "\"availability_zone\":\"%s\"".formatted(ZONE))).statusCode(503);
    }

    private void awaitGivenBack() {
        await().atMost(SOON).untilAsserted(() -> assertThat(machines()).containsExactly(true));
    }

    /** True for each machine of the tenant that is given back. */
    private List<Boolean> machines() {
        return pool.preparedQuery("select gone_at is not null from dedicated_hypervisor_sim.machine where tenant = $1")
                .execute(Tuple.of(api.tenant()))
                .map(rows -> rows.stream().map(row -> row.getBoolean(0)).toList())
                .await()
                .atMost(SOON);
    }
}
