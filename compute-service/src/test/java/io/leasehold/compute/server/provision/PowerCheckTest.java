package io.leasehold.compute.server.provision;

import static io.leasehold.common.test.TestBacking.ALICE;
import static org.hamcrest.Matchers.equalTo;

import io.leasehold.compute.ComputeTest;
import io.leasehold.compute.KnownFleet;
import io.leasehold.compute.Pools;
import io.leasehold.compute.ServersApi;
import io.leasehold.compute.SimulatorApi;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.PowerHardware;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ComputeTest
class PowerCheckTest {
    private static final Mtms H1 = Mtms.of("910542A_78A1B01");
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final ServersApi ALICES = ServersApi.as(ALICE);

    @Inject
    PowerHardware hardware;

    @Inject
    PowerCheck check;

    @BeforeEach
    void the_fleet_is_open_to_all_projects() {
        KnownFleet.await();
        Pools.clear();
    }

    @AfterEach
    void servers_are_deleted() {
        SimulatorApi.set(H1.toString(), "{\"state\":\"up\"}").extract();
        ServersApi.clear();
    }

    @Test
    void servers_follow_the_power_of_their_partitions() {
        String id = ALICES.boot("watched", "\"availability_zone\":\":%s\"".formatted(H1));

        hardware.powerOff(H1, UUID.fromString(id)).await().atMost(SOON);
        check.all().await().atMost(SOON);
        ALICES.show(id).body("server.status", equalTo("SHUTOFF"));

        hardware.powerOn(H1, UUID.fromString(id)).await().atMost(SOON);
        check.all().await().atMost(SOON);
        ALICES.show(id).body("server.status", equalTo("ACTIVE"));
    }

    @Test
    void a_host_that_does_not_answer_leaves_its_servers_unchanged() {
        String id = ALICES.boot("watched", "\"availability_zone\":\":%s\"".formatted(H1));
        SimulatorApi.set(H1.toString(), "{\"state\":\"down\"}").statusCode(204);

        check.all().await().atMost(SOON);

        ALICES.show(id).body("server.status", equalTo("ACTIVE"));
    }
}
