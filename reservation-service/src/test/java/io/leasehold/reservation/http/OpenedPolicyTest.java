package io.leasehold.reservation.http;

import static io.leasehold.common.test.TestBacking.RITA;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.leasehold.reservation.test.ReservationApi;
import io.leasehold.reservation.test.ReservationTest;
import io.leasehold.reservation.test.TestHosts;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ReservationTest
@TestProfile(OpenedPolicyTest.AllocationsForReaders.class)
class OpenedPolicyTest {
    /** A deployment that shows allocations of hosts to readers. */
    public static class AllocationsForReaders implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("reservation.policy.rules.\"oshosts:get_allocations\"", "reader");
        }
    }

    @Inject
    TestHosts hosts;

    private final ReservationApi rita = ReservationApi.as(RITA);

    @Test
    void readers_see_allocations_where_the_deployment_opened_them_and_nothing_else_of_hosts() {
        hosts.alike(1);

        rita.get("/v1/os-hosts/allocations").statusCode(200).body("allocations.resource_id", contains("1"));
        rita.get("/v1/os-hosts")
                .statusCode(403)
                .body("error_message", equalTo("Policy doesn't allow blazar:oshosts:get to be performed"));
    }
}
