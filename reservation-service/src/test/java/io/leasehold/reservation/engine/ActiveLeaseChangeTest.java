package io.leasehold.reservation.engine;

import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.reservation.test.ReservationApi.at;
import static io.leasehold.reservation.test.ReservationApi.hosts;
import static io.leasehold.reservation.test.ReservationApi.instances;
import static io.leasehold.reservation.test.ReservationApi.lease;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.leasehold.common.event.Topics;
import io.leasehold.common.test.KafkaLog;
import io.leasehold.reservation.test.ReservationApi;
import io.leasehold.reservation.test.ReservationTest;
import io.leasehold.reservation.test.TestHosts;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes of what the reservations of a lease that has started ask for. */
@ReservationTest
class ActiveLeaseChangeTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    TestHosts hosts;

    private final ReservationApi alice = ReservationApi.as(ALICE);

    @Test
    @Tag("case-45")
    void hosts_in_use_are_kept_and_an_added_one_is_published() {
        hosts.threeHosts();
        String id = active(hosts(2, 2));

        refused(change(id, "\"min\": 1, \"max\": 1"), 400, "Not enough hosts available");
        refused(
                change(id, "\"resource_properties\": \"[\\\"==\\\", \\\"$gpu\\\", \\\"True\\\"]\", \"min\": 1"),
                400,
                "Not enough hosts available");
        change(id, "\"max\": 3").statusCode(200).body("lease.status", equalTo("ACTIVE"));

        assertThat(hosts.of(id)).containsExactly("1", "2", "3");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(new KafkaLog(Topics.LEASE).read(id))
                        .last()
                        .satisfies(update -> {
                            assertThat(KafkaLog.header(update, "ce_type")).isEqualTo("lease.update");
                            assertThat(update.value())
                                    .contains("\"host\":\"c1\"", "\"host\":\"c2\"", "\"host\":\"c3\"");
                        }));
    }

    @Test
    @Tag("case-47")
    void slots_in_use_stay_and_more_are_added() {
        hosts.alike(2);
        String id = active(instances(3, 1, "null"));

        change(id, "\"amount\": 6").statusCode(200).body("lease.reservations[0].amount", equalTo(6));
        assertThat(hosts.slotsOf(id)).isEqualTo(Map.of("1", 4, "2", 2));
        refused(
                change(id, "\"amount\": 2"),
                409,
                "Instance reservation doesn't allow to reduce/replace reserved instance slots when the reservation is"
                        + " in active status.");
        refused(change(id, "\"amount\": 9"), 400, "Not enough hosts available");
        alice.get("/v1/leases/" + id)
                .body("lease.status", equalTo("ACTIVE"))
                .body("lease.reservations[0].amount", equalTo(6));
    }

    @ParameterizedTest
    @Tag("case-47")
    @ValueSource(
            strings = {
                "\"vcpus\": 2",
                "\"memory_mb\": 20",
                "\"disk_gb\": 2",
                "\"affinity\": true",
                "\"resource_properties\": \"[\\\"==\\\", \\\"$id\\\", \\\"2\\\"]\""
            })
    void nothing_but_the_amount_of_slots_in_use_may_change(String key) {
        hosts.alike(2);
        String id = active(instances(1, 1, "null"));

        refused(change(id, key), 409, "An active reservation only accepts to update amount.");
        alice.get("/v1/leases/" + id).body("lease.status", equalTo("ACTIVE"));
    }

    @Test
    @Tag("case-47")
    void slots_that_are_together_get_more_only_where_they_are() {
        hosts.alike(2);
        String id = active(instances(3, 1, "true"));

        change(id, "\"amount\": 4").statusCode(200);
        assertThat(hosts.slotsOf(id)).isEqualTo(Map.of("1", 4));
        refused(change(id, "\"amount\": 5"), 400, "Not enough hosts available");
    }

    @Test
    @Tag("case-47")
    void slots_that_are_apart_get_more_on_other_hosts_only() {
        hosts.alike(2);
        String id = active(instances(1, 1, "false"));

        change(id, "\"amount\": 2").statusCode(200);
        assertThat(hosts.slotsOf(id)).isEqualTo(Map.of("1", 1, "2", 1));
        refused(change(id, "\"amount\": 3"), 400, "Not enough hosts available");
    }

    private String active(String reservation) {
        String id = alice.create(lease("now", at(0), reservation));
        await().atMost(SOON).untilAsserted(() -> alice.get("/v1/leases/" + id).body("lease.status", equalTo("ACTIVE")));
        return id;
    }

    private ValidatableResponse change(String lease, String keys) {
        String id = alice.get("/v1/leases/" + lease).extract().path("lease.reservations[0].id");
        return alice.put("/v1/leases/" + lease, "{\"reservations\": [{\"id\": \"%s\", %s}]}".formatted(id, keys));
    }

    private static void refused(ValidatableResponse answer, int status, String message) {
        var unused = answer.statusCode(status).body("error_message", equalTo(message));
    }
}
