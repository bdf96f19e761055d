package io.leasehold.compute;

import static io.leasehold.common.test.TestBacking.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItems;

import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** Virtual serial numbers of the fixture fleet in their initial state. */
public final class FactoryNumbers {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String FREE = """
            update vsn
            set state = 'free', server_id = null, reserved_project_id = null, reserved_at = null, description = '',
                missed = 0, partition_id = null, auto_assign = vsn not like 'ABCD%', version = version + 1
            """;
    private static final String TWICE =
            "select vsn from compute_sim.lpar where vsn is not null group by vsn having count(*) > 1";
    private static final String OFFERED = """
            with detached as (update compute_sim.lpar set vsn = null)
            update compute_sim.vsn set auto_assign = vsn not like 'ABCD%'
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

    /** Returns the numbers that the hardware shows on more than one partition, which must never be. */
    public static List<String> onTwoPartitions(Pool pool) {
        return pool.query(TWICE)
                .execute()
                .map(rows -> rows.stream().map(row -> row.getString(0)).toList())
                .await()
                .atMost(SOON);
    }

    /** Waits until compute has recorded all numbers, checks that no partition shares a number, and resets them. */
    public static void restore(Pool pool) {
        await();
        assertThat(onTwoPartitions(pool)).isEmpty();
        for (String statement : new String[] {OFFERED, UNKNOWN, FREE}) {
            pool.query(statement).execute().await().atMost(SOON);
        }
    }
}
