package io.leasehold.common.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private static class Busy extends RuntimeException {}

    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx();
    private final Patience patience = new Patience(vertx, Clock.systemUTC());
    private final AtomicInteger attempts = new AtomicInteger();

    @AfterEach
    void close() {
        var unused = vertx.close();
    }

    @Test
    void what_is_refused_for_a_moment_is_tried_again_until_it_works() {
        assertThat(outcome(LONG, 3, new Busy())).isEqualTo("done");

        assertThat(attempts).hasValue(4);
    }

    @Test
    void what_is_refused_for_longer_is_refused_in_the_end() {
        assertThatThrownBy(() -> outcome(Duration.ofMillis(50), Integer.MAX_VALUE, new Busy()))
                .isInstanceOf(Busy.class);

        assertThat(attempts).hasValueGreaterThan(1);
    }

    @Test
    void without_time_there_is_one_attempt() {
        assertThatThrownBy(() -> outcome(Duration.ZERO, 1, new Busy())).isInstanceOf(Busy.class);

        assertThat(attempts).hasValue(1);
    }

    @Test
    void another_failure_is_told_at_once() {
        assertThatThrownBy(() -> outcome(LONG, 1, new IllegalStateException("broken")))
                .isInstanceOf(IllegalStateException.class);

        assertThat(attempts).hasValue(1);
    }

    private String outcome(Duration most, int failures, RuntimeException failure) {
        return patience.with(Busy.class, PAUSE, most, () -> attempt(failures, failure))
                .await()
                .atMost(LONG);
    }

    private Uni<String> attempt(int failures, RuntimeException failure) {
        return attempts.incrementAndGet() > failures
                ? Uni.createFrom().item("done")
                : Uni.createFrom().failure(failure);
    }
}
