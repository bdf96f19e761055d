package io.leasehold.compute;

import static io.leasehold.common.test.TestBacking.ADMIN;
import static org.hamcrest.Matchers.hasItems;

import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Virtual serial numbers of the fixture fleet in their initial state. */
public final class FactoryNumbers {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String FREE = """
            update vsn
            set state = 'free', server_id = null, reserved_project_id = null, reserved_at = null, description = '',
                missed = 0, partition_id = null, auto_assign = vsn not like 'ABCD%', version = version + 1
            """;
    private static final String OFFERED = """
            update compute_sim.vsn set lpar = null, auto_assign = vsn not like 'ABCD%'
            """;
    private static final String UNKNOWN = "delete from vsn where vsn not in (select vsn from compute_sim.vsn)";

    private FactoryNumbers() {}

    /** Waits until compute has recorded all numbers. */
    public static void await() {
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> ComputeApi.as(ADMIN)
                        .get("/v2.1/virtual-serial-number?state=all")
                        .body(
                                "virtual_serial_numbers.virtual_serial_number",
                                hasItems("CDF0001", "EFG0002", "HMC0002")));
    }

    /** Waits until compute has recorded all numbers, and resets them. */
    public static void restore(Pool pool) {
        await();
        for (String statement : new String[] {OFFERED, UNKNOWN, FREE}) {
            pool.query(statement).execute().await().atMost(SOON);
        }
    }
}
