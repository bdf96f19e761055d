package io.leasehold.hypervisor.licensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NewKeyTest {
    @Test
    void made_up_keys_are_always_the_same_and_no_two_alike() {
        assertThat(IntStream.range(0, 1000)
                        .mapToObj(number -> NewKey.generated("t", number).key()))
                .doesNotHaveDuplicates()
                .allMatch(key -> key.matches("([0-9A-Z]{5}-){4}[0-9A-Z]{5}"));
        assertThat(NewKey.generated("t", 7)).isEqualTo(NewKey.generated("t", 7));
        assertThat(NewKey.generated("t", 7).key())
                .isNotEqualTo(NewKey.generated("u", 7).key());
    }

    @Test
    void what_is_no_key_is_refused_and_no_key_is_ever_written_out() {
        assertThatThrownBy(() -> new NewKey("t", "SECRET")).hasMessageNotContaining("SECRET");
        assertThat(NewKey.generated("t", 1).toString())
                .doesNotContain(NewKey.generated("t", 1).key());
    }
}
