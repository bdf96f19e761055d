package io.leasehold.hypervisor.server.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leasehold.common.operation.Operations;
import io.leasehold.common.operation.Order;
import io.leasehold.common.sql.Transactions;
import io.leasehold.hypervisor.HypervisorTest;
import io.leasehold.hypervisor.SimulatorApi;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Work at other consoles while one console gives no answer. */
@HypervisorTest
class FrozenConsoleTest {
    private static final String FROZEN = "test-frozen";
    private static final List<String> BUSY = List.of("test-busy-1", "test-busy-2", "test-busy-3");
    private static final Duration WINDOW = Duration.ofSeconds(3);
    private static final int ROUNDS = 3;

    @Inject
    ObservationWork work;

    @Inject
    Operations operations;

    @Inject
    Transactions transactions;

    @Inject
    Pool pool;

    @AfterEach
    void nothing_is_looked_at_any_more() {
        SimulatorApi.fault(FROZEN, "all", "NONE");
        var unused = pool.preparedQuery("delete from operation where kind = $1")
                .execute(Tuple.of(ObservationWork.KIND))
                .await()
                .atMost(WINDOW);
    }

    @Test
    void goes_on_as_fast_as_before() {
        List<Order> orders = Stream.concat(fleet(FROZEN, 40), BUSY.stream().flatMap(console -> fleet(console, 5)))
                .toList();
        transactions
                .run(connection -> operations.order(connection, orders))
                .await()
                .atMost(WINDOW);
        await().until(() -> looks() > 0 && work.looks(FROZEN) > 0);
        int before = 0;
        int during = 0;

        // in turns, so that other work of the machine falls on both
        for (int round = 0; round < ROUNDS; round++) {
            SimulatorApi.fault(FROZEN, "all", "NONE");
            before += looksInWindow();
            SimulatorApi.fault(FROZEN, "all", "FROZEN");
            during += looksInWindow();
        }

        assertThat((double) during / before).isGreaterThanOrEqualTo(0.95);
    }

    private int looksInWindow() {
        int start = looks();
        await().pollDelay(WINDOW).until(() -> true);
        return looks() - start;
    }

    private int looks() {
        return BUSY.stream().mapToInt(work::looks).sum();
    }

    private static Stream<Order> fleet(String console, int machines) {
        return IntStream.range(0, machines)
                .mapToObj(number -> Order.of(
                                ObservationWork.KIND, UUID.randomUUID().toString())
                        .at(console));
    }
}
