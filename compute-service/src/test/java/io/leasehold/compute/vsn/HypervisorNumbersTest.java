package io.leasehold.compute.vsn;

import static io.leasehold.common.test.TestBacking.ADMIN;
import static io.leasehold.common.test.TestBacking.DEMO;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.leasehold.common.sql.Transactions;
import io.leasehold.compute.ComputeApi;
import io.leasehold.compute.ComputeTest;
import io.leasehold.compute.FactoryNumbers;
import io.leasehold.compute.ServerRowFixture;
import io.leasehold.compute.ServerRowFixture.Kind;
import io.leasehold.compute.hardware.Mtms;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ComputeTest
class HypervisorNumbersTest {
    @Inject
    VsnClaims claims;

    @Inject
    Transactions transactions;

    @Inject
    Pool pool;

    @BeforeEach
    @AfterEach
    void numbers_are_in_their_initial_state() {
        FactoryNumbers.restore(pool);
        ServerRowFixture.clear(pool);
    }

    @Test
    void a_hypervisor_shows_its_numbers_and_their_servers() {
        UUID server = ServerRowFixture.insert(pool, DEMO.id(), Kind.BUILDING);
        var claimed = transactions
                .run(c -> claims.claimAuto(c, Mtms.of("910542A_78A1B02"), server))
                .await()
                .atMost(Duration.ofSeconds(10));

        ComputeApi.as(ADMIN)
                .get("/v2.1/os-hypervisors/2")
                .statusCode(200)
                .body("hypervisor.manager_type", equalTo("novalink"))
                .body(
                        "hypervisor.virtual_serial_numbers.virtual_serial_number",
                        contains(claimed.orElseThrow().toString(), "EFG0002"))
                .body("hypervisor.virtual_serial_numbers.state", contains("claimed", "free"))
                .body("hypervisor.virtual_serial_numbers.server_id", contains(server.toString(), null))
                .body("hypervisor.virtual_serial_numbers[1].auto_assign", equalTo(true))
                .body("hypervisor.virtual_serial_numbers[1].associated_partition_id", nullValue());
        ComputeApi.as(ADMIN)
                .get("/v2.1/os-hypervisors/detail")
                .body("hypervisors.find { it.id == 4 }.virtual_serial_numbers", empty());
    }
}
