package io.leasehold.compute.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leasehold.common.outbox.Transactions;
import io.leasehold.compute.ComputeTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@ComputeTest
class OperationLoopTest {
    private static final String KIND = "held";

    /** Work that lasts until a test lets it go, and then is done. */
    @Singleton
    static class HeldWork implements OperationWork {
        private final Map<String, UniEmitter<? super Object>> held = new ConcurrentHashMap<>();
        private final Map<String, AtomicInteger> tries = new ConcurrentHashMap<>();
        private final Settlement settlement;

        HeldWork(Settlement settlement) {
            this.settlement = settlement;
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Uni<Void> run(Operation operation) {
            tries(operation.subject()).incrementAndGet();
            return Uni.createFrom()
                    .emitter(emitter -> held.put(operation.subject(), emitter))
                    .chain(() -> settlement.done(
                            operation, "thing", connection -> Uni.createFrom().voidItem()));
        }

        AtomicInteger tries(String subject) {
            return tries.computeIfAbsent(subject, unused -> new AtomicInteger());
        }

        void let(String subject) {
            Optional.ofNullable(held.remove(subject)).orElseThrow().complete("go on");
        }

        void breakOff(String subject) {
            Optional.ofNullable(held.remove(subject)).orElseThrow().fail(new IllegalStateException("provoked"));
        }
    }

    @Inject
    HeldWork work;

    @Inject
    Operations operations;

    @Inject
    Transactions transactions;

    private final String slow = UUID.randomUUID().toString();
    private final String quick = UUID.randomUUID().toString();

    @Test
    void slow_work_does_not_delay_other_work() {
        order(slow);
        tried(slow, 1);

        order(quick);

        tried(quick, 1);
        work.let(quick);
        work.let(slow);
    }

    @Test
    void failed_work_is_retried() {
        order(slow);
        tried(slow, 1);

        work.breakOff(slow);

        tried(slow, 2);
        work.let(slow);
    }

    private void order(String subject) {
        transactions
                .run(connection -> operations.order(connection, KIND, List.of(subject)))
                .await()
                .atMost(Duration.ofSeconds(5));
        operations.wake();
    }

    private void tried(String subject, int times) {
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(work.tries(subject).get()).isEqualTo(times));
        await().atMost(Duration.ofSeconds(5)).until(() -> work.held.containsKey(subject));
    }
}
