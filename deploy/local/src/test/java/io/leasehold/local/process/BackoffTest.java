package io.leasehold.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void the_pause_doubles_up_to_half_a_minute() {
        Stream<Duration> pauses =
                Stream.iterate(Backoff.NONE.next(), Backoff::next).limit(10).map(Backoff::delay);

        assertThat(pauses.map(Duration::toMillis))
                .containsExactly(250L, 500L, 1000L, 2000L, 4000L, 8000L, 16_000L, 32_000L, 32_000L, 32_000L);
    }
}
