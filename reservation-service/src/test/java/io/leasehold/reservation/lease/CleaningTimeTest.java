package io.leasehold.reservation.lease;

import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.reservation.test.ReservationApi.addresses;
import static io.leasehold.reservation.test.ReservationApi.at;
import static io.leasehold.reservation.test.ReservationApi.hosts;
import static io.leasehold.reservation.test.ReservationApi.instances;
import static io.leasehold.reservation.test.ReservationApi.lease;
import static org.hamcrest.Matchers.equalTo;

import io.leasehold.reservation.test.ReservationApi;
import io.leasehold.reservation.test.ReservationTest;
import io.leasehold.reservation.test.TestHosts;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ReservationTest
@TestProfile(CleaningTimeTest.FiveMinutes.class)
@Tag("case-22")
class CleaningTimeTest {
    /** A deployment with a cleaning time of five minutes. */
    public static class FiveMinutes implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("reservation.lease.cleaning-time", "5m");
        }
    }

    @Inject
    TestHosts hosts;

    private final ReservationApi alice = ReservationApi.as(ALICE);

    @Test
    void a_host_is_free_only_after_the_cleaning_time() {
        hosts.alike(1);
        alice.create(lease(at(0), at(60), hosts(1, 1)));

        create(64, 120, hosts(1, 1)).statusCode(400).body("error_message", equalTo("Not enough hosts available"));
        create(-60, -4, hosts(1, 1)).statusCode(400);
        create(65, 120, hosts(1, 1)).statusCode(201);
    }

    @Test
    void a_lease_is_not_extended_into_the_cleaning_time_before_the_next() {
        hosts.alike(1);
        String first = alice.create(lease(at(0), at(60), hosts(1, 1)));
        alice.create(lease(at(65), at(120), hosts(1, 1)));

        alice.put("/v1/leases/" + first, "{\"end_date\": \"%s\"}".formatted(at(61)))
                .statusCode(400)
                .body("error_message", equalTo("Not enough hosts available"));
    }

    @Test
    void slots_and_addresses_are_free_only_after_the_cleaning_time() {
        hosts.alike(1);
        alice.create(lease(at(0), at(60), instances(4, 1, "null")));
        create(64, 120, instances(1, 1, "null")).statusCode(400);
        create(64, 120, hosts(1, 1)).statusCode(400);
        create(65, 120, instances(4, 1, "null")).statusCode(201);

        hosts.addresses("172.24.4.101");
        alice.create(lease(at(0), at(60), addresses(1)));
        create(64, 120, addresses(1)).statusCode(400);
        create(65, 120, addresses(1)).statusCode(201);
    }

    private ValidatableResponse create(long from, long to, String reservation) {
        return alice.post("/v1/leases", lease(at(from), at(to), reservation));
    }
}
