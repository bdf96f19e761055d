package io.leasehold.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    @Test
    void the_one_benchmark_need_not_be_named() {
        assertThat(parse("bench")).isEqualTo(parse("bench reservation"));
        assertThat(parse("bench --seconds 9")).isEqualTo(new Options.Reservation(Duration.ofSeconds(9)));
    }

    @Test
    void a_soak_can_be_short_and_repeated() {
        assertThat(parse("soak -n 2000 --seed 17")).isEqualTo(new Options.Endurance(2_000, 17));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "benchmark", "bench compute", "bench --seconds", "bench --seconds few", "soak 7"})
    void anything_else_is_misuse(String line) {
        assertThatThrownBy(() -> parse(line)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Options parse(String line) {
        return Options.parse(line.isEmpty() ? List.of() : List.of(line.split(" ")));
    }
}
