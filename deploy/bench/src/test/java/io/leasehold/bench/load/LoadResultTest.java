package io.leasehold.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadResultTest {
    private static final Latencies THREE = Latencies.ofNanos(List.of(1L, 2L, 3L));

    @Test
    void the_rate_counts_expected_answers_alone() {
        assertThat(new LoadResult(THREE, Duration.ofMillis(1_500), Map.of("503", 7)).rate())
                .isEqualTo(2);
    }

    @Test
    void a_number_with_unexpected_answers_is_not_to_be_compared() {
        LoadResult disturbed = new LoadResult(THREE, Duration.ofSeconds(1), Map.of("500 oops", 2));

        assertThatThrownBy(disturbed::requireNoUnexpected).hasMessageContaining("500 oops=2");
    }
}
