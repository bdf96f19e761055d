package io.leasehold.reservation.host;

import static io.leasehold.common.test.TestBacking.ADMIN;
import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.reservation.test.ReservationApi.at;
import static io.leasehold.reservation.test.ReservationApi.hosts;
import static io.leasehold.reservation.test.ReservationApi.instances;
import static io.leasehold.reservation.test.ReservationApi.lease;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.leasehold.common.event.Topics;
import io.leasehold.common.test.KafkaLog;
import io.leasehold.reservation.test.Database;
import io.leasehold.reservation.test.FakeCompute;
import io.leasehold.reservation.test.ReservationApi;
import io.leasehold.reservation.test.ReservationTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ReservationTest
class HostCapabilitiesApiTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String GPU = "[\"==\",\"$gpu\",\"True\"]";

    @Inject
    Database database;

    @Inject
    FakeCompute compute;

    private final ReservationApi admin = ReservationApi.as(ADMIN);
    private final ReservationApi alice = ReservationApi.as(ALICE);

    @BeforeEach
    void two_hosts_have_a_gpu() {
        database.empty();
        compute.reset();
        admin.post("/v1/os-hosts", "{\"name\": \"c1\", \"gpu\": \"True\", \"num\": \"9\"}")
                .statusCode(201);
        admin.post("/v1/os-hosts", "{\"name\": \"c2\", \"gpu\": \"True\"}").statusCode(201);
    }

    @Test
    @Tag("case-62")
    void capabilities_are_added_changed_and_taken_away() {
        admin.put("/v1/os-hosts/1", "{\"gpu\": false, \"cores\": 48, \"num\": null}")
                .statusCode(200)
                .body("host.gpu", equalTo("False"))
                .body("host.cores", equalTo("48"))
                .body("host", not(hasKey("num")))
                .body("host.updated_at", notNullValue());

        admin.get("/v1/os-hosts/1").body("host.gpu", equalTo("False")).body("host", not(hasKey("num")));
        admin.get("/v1/os-hosts/2").body("host.gpu", equalTo("True")).body("host.updated_at", nullValue());
    }

    @Test
    @Tag("case-62")
    void what_is_no_capability_is_refused_and_nothing_of_it_applied() {
        refused("1", "{}", 400, "No data to update");
        refused("1", "{\"new\": \"x\", \"vcpus\": 99}", 400, "Malformed parameter vcpus");
        refused("1", "{\"new\": \"x\", \"reservable\": false}", 400, "Malformed parameter reservable");
        refused("1", "{\"new\": \"x\", \"%s\": null}".formatted("k".repeat(65)), 400, "Extra capability key too long");
        refused("1", "{\"new\": \"x\", \"gpu\": \"\\u0000\"}", 400, "Malformed request body");
        refused("9", "{\"gpu\": \"x\"}", 404, "Object with {'host_id': '9'} not found");
        refused("c1", "{\"gpu\": \"x\"}", 404, "Object with {'host_id': 'c1'} not found");

        admin.get("/v1/os-hosts/1")
                .body("host", not(hasKey("new")))
                .body("host.gpu", equalTo("True"))
                .body("host.updated_at", nullValue());
    }

    @Test
    @Tag("case-62")
    void capabilities_in_expressions_of_leases_cannot_be_changed() {
        String lease = alice.create(lease(at(0), at(60), hosts(1, 1, "", GPU)));

        refused("1", "{\"gpu\": \"False\", \"new\": \"x\"}", 409, "Can't add extracapabilities ['gpu'] to Host 1");
        refused("1", "{\"gpu\": null}", 409, "Can't add extracapabilities ['gpu'] to Host 1");

        admin.get("/v1/os-hosts/1").body("host.gpu", equalTo("True")).body("host", not(hasKey("new")));
        admin.put("/v1/os-hosts/1", "{\"gpu\": \"True\", \"num\": \"10\"}").statusCode(200);
        admin.put("/v1/os-hosts/2", "{\"gpu\": \"False\"}").statusCode(200);
        alice.delete("/v1/leases/" + lease).statusCode(204);
        admin.put("/v1/os-hosts/1", "{\"gpu\": \"False\"}").statusCode(200);
    }

    @Test
    void every_leaf_of_every_kind_of_reservation_counts() {
        String nested =
                "[\"and\",[\">\",\"$vcpus\",\"1\"],[\"and\",[\"==\",\"$num\",\"9\"],[\"!=\",\"$gpu\",\"$num\"]]]";
        var unused = alice.create(lease(at(0), at(60), instances(1, 1, "null", nested)));

        refused("1", "{\"num\": null, \"gpu\": \"1\"}", 409, "Can't add extracapabilities ['gpu', 'num'] to Host 1");
    }

    @Test
    void a_value_that_looks_like_an_attribute_locks_nothing() {
        var unused = alice.create(lease(at(0), at(60), hosts(1, 1, "[\"!=\",\"$gpu\",\"$num\"]", "")));

        admin.put("/v1/os-hosts/1", "{\"num\": \"10\"}").statusCode(200);
    }

    @Test
    void a_lease_that_has_ended_locks_nothing() {
        var unused = alice.create(lease(at(0), at(60), hosts(1, 1, GPU, "")));
        database.run("update lease set start_date = now() - interval '2 hours', end_date = now() - interval '1 hour'");

        admin.put("/v1/os-hosts/1", "{\"gpu\": \"False\"}").statusCode(200);
    }

    @Test
    @Tag("case-67")
    void capabilities_are_for_administrators_only() {
        alice.put("/v1/os-hosts/1", "{\"gpu\": \"False\"}").statusCode(403);
    }

    @Test
    void a_change_is_published_and_a_request_without_a_change_is_not() {
        admin.post("/v1/os-hosts", "{\"name\": \"c28\", \"gpu\": \"True\"}").statusCode(201);

        admin.put("/v1/os-hosts/28", "{\"gpu\": \"True\"}").statusCode(200).body("host.updated_at", nullValue());
        admin.put("/v1/os-hosts/28", "{\"gpu\": \"False\"}").statusCode(200);
        admin.delete("/v1/os-hosts/28").statusCode(204);

        KafkaLog log = new KafkaLog(Topics.REGISTERED_HOST);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(log.read("28"))
                        .extracting(record -> KafkaLog.header(record, "ce_type"))
                        .containsExactly("host.created", "host.updated", "host.deleted"));
    }

    private void refused(String id, String body, int status, String message) {
        admin.put("/v1/os-hosts/" + id, body).statusCode(status).body("error_message", equalTo(message));
    }
}
