package io.leasehold.common.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leasehold.common.loop.BackgroundLoop.Outcome;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackgroundLoopTest {
    private final Vertx vertx = Vertx.vertx();
    private final Loops loops = new Loops(vertx, Clock.systemUTC());

    @AfterEach
    void close() {
        var unused = vertx.close();
    }

    @Test
    void a_loop_survives_a_pass_that_throws() {
        AtomicInteger passes = new AtomicInteger();
        BackgroundLoop loop = loops.loop("test", () -> {
            if (passes.incrementAndGet() == 1) {
                throw new IllegalStateException("thrown while the pass is put together");
            }
            return Uni.createFrom().item(Outcome.IDLE);
        });

        loop.wake();

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(passes).hasValue(2));
    }

    @Test
    void a_loop_survives_a_pass_that_fails() {
        AtomicInteger passes = new AtomicInteger();
        BackgroundLoop loop = loops.loop(
                "test",
                () -> passes.incrementAndGet() == 1
                        ? Uni.createFrom().failure(new IllegalStateException("later"))
                        : Uni.createFrom().item(Outcome.IDLE));

        loop.wake();

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(passes).hasValue(2));
    }
}
