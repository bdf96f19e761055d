package io.leasehold.compute.server.provision;

import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.common.test.TestBacking.BOB;
import static io.leasehold.compute.ServersApi.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.leasehold.compute.ComputeApi;
import io.leasehold.compute.ComputeTest;
import io.leasehold.compute.FactoryNumbers;
import io.leasehold.compute.KnownFleet;
import io.leasehold.compute.Pools;
import io.leasehold.compute.ServersApi;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ComputeTest
class ServerVsnTest {
    private static final String H1 = "910542A_78A1B01";
    private static final String ON_H1 = "\"availability_zone\":\":%s\"".formatted(H1);
    private static final String AUTO_ON_H1 = ON_H1 + ",\"powervm:virtual_serial_number\":\"auto\"";
    private static final ServersApi ALICES = ServersApi.as(ALICE);
    private static final ComputeApi API = ComputeApi.as(ALICE);

    @Inject
    Pool pool;

    @BeforeEach
    void the_fleet_and_its_numbers_are_known() {
        KnownFleet.await();
        Pools.clear();
        FactoryNumbers.restore(pool);
    }

    @AfterEach
    void servers_are_deleted() {
        ServersApi.clear();
    }

    @Test
    @Tag("case-11")
    @Tag("case-12")
    @Tag("case-19")
    void auto_takes_the_lowest_free_number_of_the_host_until_none_is_left() {
        String first = ServersApi.id(API.post("/v2.1/servers", """
                {"server":{"name":"vsn","imageRef":"%s","availability_zone":":910542A_78A1B01",
                  "flavor":{"ram":512,"vcpus":1,"disk":1,"extra_specs":{"powervm:virtual_serial_number":"auto"}}}}
                """.formatted(ServersApi.AIX)));
        ALICES.running(first);
        ALICES.show(first).body("server.virtual_serial_number", equalTo("CDF0001"));
        String second = ALICES.boot("vsn", AUTO_ON_H1);
        ALICES.show(second).body("server.virtual_serial_number", equalTo("CDF0002"));
        API.get("/v2.1/servers?virtual_serial_number=cdf0002").body("servers.id", contains(second));

        ALICES.boot("vsn", AUTO_ON_H1);
        ALICES.boot("vsn", AUTO_ON_H1);
        String fifth = ALICES.in("ERROR", ServersApi.id(ALICES.order("vsn", AUTO_ON_H1)));

        ALICES.show(fifth)
                .body("server.fault.code", equalTo(500))
                .body("server.fault.message", containsString("No valid host was found"))
                .body("server.fault.message", containsString("VirtualSerialNumber"))
                .body("server.virtual_serial_number", equalTo("none"));
        ALICES.delete(first);
        assertThat(free()).contains("CDF0001");
    }

    @Test
    @Tag("case-13")
    void a_particular_number_decides_the_host() {
        String id = ALICES.boot("abcd", "\"powervm:virtual_serial_number\":\"ABCD001\"");

        ALICES.show(id)
                .body("server.virtual_serial_number", equalTo("ABCD001"))
                .body("server.metadata.original_host", equalTo(H1));
    }

    @Test
    @Tag("case-14")
    @Tag("case-16")
    void a_number_in_lower_case_is_accepted_and_serves_one_server() {
        String id = ServersApi.id(ALICES.order("abcd", "\"powervm:virtual_serial_number\":\"abcd567\""));

        ALICES.order("again", "\"powervm:virtual_serial_number\":\"ABCD567\"")
                .statusCode(409)
                .body("conflictingRequest.message", equalTo("Virtual serial number ABCD567 is not available"));
        ALICES.running(id);
        ALICES.show(id).body("server.virtual_serial_number", equalTo("ABCD567"));
        ServersApi.as(BOB)
                .order("mine", "\"powervm:virtual_serial_number\":\"ABCD567\"")
                .statusCode(409);
    }

    @ParameterizedTest
    @Tag("case-15")
    @ValueSource(strings = {"ABC", "ABCDEFGH", "AB-0001"})
    void an_invalid_number_is_refused(String text) {
        ALICES.order("bad", "\"powervm:virtual_serial_number\":\"%s\"".formatted(text))
                .statusCode(400);
    }

    @Test
    @Tag("case-17")
    @Tag("case-18")
    void a_number_serves_one_server_on_its_own_host() {
        ALICES.order("two", "\"max_count\":2,\"powervm:virtual_serial_number\":\"ABCD001\"")
                .statusCode(400);
        ALICES.order("there", ON_H1 + ",\"powervm:virtual_serial_number\":\"HMC0001\"")
                .statusCode(400)
                .body("badRequest.message", containsString("HMC0001"));
        ALICES.order("unknown", "\"powervm:virtual_serial_number\":\"ZZZ9999\"").statusCode(400);
        assertThat(free()).contains("ABCD001", "HMC0001");
    }

    @Test
    @Tag("case-20")
    void of_twenty_concurrent_servers_as_many_run_as_there_are_numbers() {
        List<String> ids = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            ids.add(ServersApi.id(ALICES.order("race", "\"powervm:virtual_serial_number\":\"auto\"")));
        }

        soon(() -> assertThat(statuses()).containsOnlyKeys("ACTIVE", "ERROR"));
        assertThat(statuses()).containsEntry("ACTIVE", 8).containsEntry("ERROR", 12);
        List<String> numbers = new ArrayList<>(ComputeApi.as(ALICE)
                .get("/v2.1/servers?status=ACTIVE")
                .extract()
                .<List<String>>path("servers.virtual_serial_number"));
        assertThat(numbers).hasSize(8).doesNotHaveDuplicates();
        assertThat(new HashSet<>(ids)).hasSize(20);
    }

    private static Map<String, Integer> statuses() {
        List<String> all = API.get("/v2.1/servers/detail").extract().path("servers.status");
        return all.stream().collect(Collectors.toMap(status -> status, status -> 1, Integer::sum));
    }

    private static List<String> free() {
        return API.get("/v2.1/virtual-serial-number?state=free")
                .extract()
                .path("virtual_serial_numbers.virtual_serial_number");
    }
}
