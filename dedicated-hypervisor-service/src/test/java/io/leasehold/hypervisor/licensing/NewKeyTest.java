package io.leasehold.hypervisor.licensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NewKeyTest {
    @Test
    void generated_keys_are_deterministic_and_distinct() {
        assertThat(IntStream.range(0, 1000)
                        .mapToObj(number -> NewKey.generated("t", number).key()))
                .doesNotHaveDuplicates()
                .allMatch(key -> key.matches("([0-9A-Z]{5}-){4}[0-9A-Z]{5}"));
        assertThat(NewKey.generated("t", 7)).isEqualTo(NewKey.generated("t", 7));
        assertThat(NewKey.generated("t", 7).key())
                .isNotEqualTo(NewKey.generated("u", 7).key());
    }

    @Test
    void a_malformed_key_is_refused_and_no_text_contains_a_key() {
        assertThatThrownBy(() -> new NewKey("t", "SECRET")).hasMessageNotContaining("SECRET");
        assertThat(NewKey.generated("t", 1).toString())
                .doesNotContain(NewKey.generated("t", 1).key());
    }
}
