package io.leasehold.compute.server.provision;

import static io.leasehold.common.test.TestBacking.ALICE;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.leasehold.compute.ComputeApi;
import io.leasehold.compute.ComputeTest;
import io.leasehold.compute.FactoryNumbers;
import io.leasehold.compute.KnownFleet;
import io.leasehold.compute.Pools;
import io.leasehold.compute.ServersApi;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ComputeTest
class BuildFailuresTest {
    private static final ServersApi ALICES = ServersApi.as(ALICE);

    @Inject
    Pool pool;

    @BeforeEach
    void the_fleet_is_open_to_all_projects() {
        KnownFleet.await();
        Pools.clear();
        FactoryNumbers.restore(pool);
    }

    @AfterEach
    void servers_are_deleted() {
        ServersApi.clear();
    }

    @Test
    void a_server_that_no_host_can_create_ends_in_error_without_resources() {
        String id = ALICES.in("ERROR", ServersApi.id(order("create", "auto")));

        ALICES.show(id)
                .body("server.fault.message", containsString("aborted"))
                .body("server.'OS-EXT-STS:task_state'", equalTo(null))
                .body("server.hostId", equalTo(""));
        ComputeApi.as(ALICE)
                .get("/v2.1/virtual-serial-number?state=claimed")
                .body("virtual_serial_numbers.size()", equalTo(0));
        ALICES.delete(id);
    }

    @Test
    void a_server_that_fails_on_one_host_is_created_on_another() {
        String id = ALICES.running(ServersApi.id(order("create:1", "none")));

        ALICES.show(id).body("server.fault", equalTo(null));
    }

    private static ValidatableResponse order(String fault, String vsn) {
        return ComputeApi.as(ALICE).post("/v2.1/servers", """
                {"server":{"name":"faulty","imageRef":"%s","flavor":{"ram":512,"vcpus":1,"disk":1,
                  "extra_specs":{"sim:fail":"%s","powervm:virtual_serial_number":"%s"}}}}
                """.formatted(ServersApi.AIX, fault, vsn));
    }
}
