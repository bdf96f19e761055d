package io.leasehold.reservation.expression;

import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.reservation.test.ReservationApi.at;
import static io.leasehold.reservation.test.ReservationApi.hosts;
import static io.leasehold.reservation.test.ReservationApi.instances;
import static io.leasehold.reservation.test.ReservationApi.lease;
import static org.hamcrest.Matchers.equalTo;

import io.leasehold.reservation.test.ReservationApi;
import io.leasehold.reservation.test.ReservationTest;
import io.leasehold.reservation.test.TestHosts;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ReservationTest
class PlainExpressionsTest {
    private static final String EITHER = "[\"or\", [\"==\", \"$gpu\", \"True\"], [\"==\", \"$gpu\", \"False\"]]";

    @Inject
    TestHosts hosts;

    private final ReservationApi alice = ReservationApi.as(ALICE);

    @Test
    @Tag("case-28")
    void extensions_are_malformed_unless_the_deployment_offers_them() {
        hosts.threeHosts();

        refused(hosts(1, 1, EITHER, ""));
        refused(hosts(1, 1, "", EITHER));
        refused(instances(1, 1, "null", EITHER));
    }

    private void refused(String reservation) {
        alice.post("/v1/leases", lease(at(0), at(60), reservation))
                .statusCode(400)
                .body("error_message", equalTo("Malformed requirements " + EITHER));
    }
}
