package io.leasehold.compute;

import static io.leasehold.common.test.TestBacking.ADMIN;
import static org.hamcrest.Matchers.hasItem;

import java.time.Duration;
import org.awaitility.Awaitility;

/** The fixture fleet after compute has recorded its hosts. */
public final class KnownFleet {
    private KnownFleet() {}

    public static void await() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> ComputeApi.as(ADMIN)
                        .get("/v2.1/os-hypervisors")
                        .body("hypervisors.hypervisor_hostname", hasItem("910542A_78A1B05")));
    }
}
