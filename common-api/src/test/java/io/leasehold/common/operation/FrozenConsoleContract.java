package io.leasehold.common.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leasehold.common.sql.Transactions;
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

/** Tests of work at other consoles while one console gives no answer; a service runs them on its simulator. */
public abstract class FrozenConsoleContract {
    private static final Duration WINDOW = Duration.ofSeconds(3);
    private static final int ROUNDS = 3;

    private final String frozen;
    private final List<String> busy;

    @Inject
    ObservationWork work;

    @Inject
    Operations operations;

    @Inject
    Transactions transactions;

    @Inject
    Pool pool;

    /**
     * Creates the test.
     *
     * @param frozen console that {@link #freeze} freezes
     * @param busy consoles that answer all the time
     */
    protected FrozenConsoleContract(String frozen, List<String> busy) {
        this.frozen = frozen;
        this.busy = List.copyOf(busy);
    }

    /** Lets the console give no more answers. */
    protected abstract void freeze(String console);

    /** Lets all consoles answer again. */
    protected abstract void thaw();

    @AfterEach
    void nothing_is_observed_any_more() {
        thaw();
        var unused = pool.preparedQuery("delete from operation where kind = $1")
                .execute(Tuple.of(ObservationWork.KIND))
                .await()
                .atMost(WINDOW);
    }

    @Test
    void the_other_consoles_are_as_fast_beside_a_frozen_one_as_without() {
        List<Order> orders = Stream.concat(fleet(frozen, 40), busy.stream().flatMap(console -> fleet(console, 5)))
                .toList();
        transactions
                .run(connection -> operations.order(connection, orders))
                .await()
                .atMost(WINDOW);
        await().until(() -> answers() > 0 && work.answers(frozen) > 0);
        int before = 0;
        int during = 0;

        // in turns, so that other work of the machine falls on both
        for (int round = 0; round < ROUNDS; round++) {
            thaw();
            before += answersInWindow();
            freeze(frozen);
            during += answersInWindow();
        }

        assertThat((double) during / before).isGreaterThanOrEqualTo(0.95);
    }

    private int answersInWindow() {
        int start = answers();
        await().pollDelay(WINDOW).until(() -> true);
        return answers() - start;
    }

    private int answers() {
        return busy.stream().mapToInt(work::answers).sum();
    }

    private static Stream<Order> fleet(String console, int subjects) {
        return IntStream.range(0, subjects)
                .mapToObj(number -> Order.of(
                                ObservationWork.KIND, UUID.randomUUID().toString())
                        .at(console));
    }
}
