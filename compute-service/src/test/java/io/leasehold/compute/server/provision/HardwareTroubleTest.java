package io.leasehold.compute.server.provision;

import static io.leasehold.common.test.TestBacking.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.leasehold.compute.ComputeTest;
import io.leasehold.compute.KnownFleet;
import io.leasehold.compute.Pools;
import io.leasehold.compute.ServersApi;
import io.leasehold.compute.SimulatorApi;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ComputeTest
class HardwareTroubleTest {
    private static final String H1 = "910542A_78A1B01";
    private static final String H2 = "910542A_78A1B02";
    private static final ServersApi ALICES = ServersApi.as(ALICE);

    @BeforeEach
    void the_fleet_is_open_to_all() {
        KnownFleet.await();
        Pools.clear();
    }

    @AfterEach
    void no_server_is_left() {
        SimulatorApi.clearFaults().statusCode(204);
        ServersApi.clear();
    }

    @Test
    void seventeen_orders_on_a_frozen_host_stop_nothing_else() {
        SimulatorApi.fault("{\"target\":\"%s\",\"operation\":\"*\",\"mode\":\"freeze\"}".formatted(H1))
                .statusCode(204);
        List<String> hung = IntStream.range(0, 17)
                .mapToObj(number -> ServersApi.id(ALICES.order("hung-" + number, on(H1))))
                .toList();

        ALICES.boot("quick", on(H2));
        String stopped = ALICES.boot("stopped", on(H2));
        ALICES.act(stopped, "{\"os-stop\":null}").statusCode(202);
        ALICES.in("SHUTOFF", stopped);

        assertThat(hung).allSatisfy(id -> ALICES.show(id).body("server.status", equalTo("BUILD")));
    }

    @Test
    void a_deletion_that_the_hardware_refuses_is_shown_and_can_be_repeated() {
        String id = ALICES.boot("sticky", on(H1));
        SimulatorApi.fault("{\"target\":\"%s\",\"operation\":\"delete\"}".formatted(id))
                .statusCode(204);

        ALICES.api().delete("/v2.1/servers/" + id).statusCode(204);

        ALICES.in("ERROR", id);
        ALICES.show(id)
                .body("server.fault.message", containsString("Deletion of instance " + id + " failed"))
                .body("server.'OS-EXT-STS:task_state'", equalTo(null));
        SimulatorApi.clearFaults().statusCode(204);
        ALICES.delete(id);
    }

    @Test
    void a_creation_whose_answer_is_lost_goes_on_with_the_partition_that_is_there() {
        SimulatorApi.fault("{\"target\":\"%s\",\"operation\":\"create\",\"mode\":\"lose_answer\",\"times\":1}"
                        .formatted(H1))
                .statusCode(204);

        String id = ALICES.boot("lost", on(H1));

        ALICES.show(id).body("server.metadata.original_host", equalTo(H1));
    }

    private static String on(String host) {
        return "\"availability_zone\":\":%s\"".formatted(host);
    }
}
