package io.leasehold.compute.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VsnTest {
    @Test
    @Tag("case-14")
    void lower_case_is_folded() {
        assertThat(Vsn.find("abcd567")).contains(new Vsn("ABCD567"));
        assertThatThrownBy(() -> new Vsn("abcd567")).isInstanceOf(IllegalArgumentException.class);
    }

    @Tag("case-15")
    @ParameterizedTest
    @ValueSource(strings = {"", "ABC", "ABCDEFGH", "AB-0001", "auto", "none", "ÄBC0001", " CDF0001"})
    void other_texts_are_not_accepted(String text) {
        assertThat(Vsn.find(text)).isEmpty();
    }
}
