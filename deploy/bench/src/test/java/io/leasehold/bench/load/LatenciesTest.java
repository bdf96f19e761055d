package io.leasehold.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    @Test
    void a_percentile_is_the_smallest_that_is_not_exceeded_by_its_share() {
        Latencies hundred = Latencies.ofNanos(
                LongStream.rangeClosed(1, 100).map(n -> 101 - n).boxed().toList());

        assertThat(hundred.percentile(0.5)).isEqualTo(Duration.ofNanos(50));
        assertThat(hundred.percentile(0.99)).isEqualTo(Duration.ofNanos(99));
        assertThat(hundred.max()).isEqualTo(Duration.ofNanos(100));
    }

    @Test
    void of_few_the_ninety_ninth_is_the_last() {
        Latencies three = Latencies.ofNanos(List.of(30L, 10L, 20L));

        assertThat(three.percentile(0.5)).isEqualTo(Duration.ofNanos(20));
        assertThat(three.percentile(0.99)).isEqualTo(Duration.ofNanos(30));
    }

    @Test
    void of_none_all_are_zero() {
        assertThat(Latencies.ofNanos(List.of()).percentile(0.99)).isZero();
    }

    @Test
    void short_ones_are_shown_more_exactly() {
        assertThat(Latencies.millis(Duration.ofNanos(1_234_567))).isEqualTo("1.23");
        assertThat(Latencies.millis(Duration.ofMillis(1_234))).isEqualTo("1234");
    }
}
