package io.leasehold.compute.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MtmsTest {
    @ParameterizedTest
    @ValueSource(strings = {"8247-22L*2125D4A", "824722L_2125D4A", "8247-22l_2125d4a", "824722L*2125D4A"})
    void all_spellings_denote_the_same_machine(String text) {
        assertThat(Mtms.of(text)).hasToString("824722L_2125D4A");
        assertThat(Mtms.of(text).machineTypeModel()).isEqualTo("8247-22L");
        assertThat(Mtms.of(text).serialNumber()).isEqualTo("2125D4A");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "foo", "824722L2125D4A", "824722L_2125D4", "824722L_2125D4AB", "8247_22L_2125D4A"})
    void other_texts_are_not_accepted(String text) {
        assertThat(Mtms.find(text)).isEmpty();
    }
}
