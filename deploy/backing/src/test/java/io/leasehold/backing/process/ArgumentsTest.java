package io.leasehold.backing.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ArgumentsTest {

    @Test
    void all_arguments_can_be_given() {
        Arguments arguments =
                Arguments.of("--port", "5432", "--parent-pid", "7", "--topics", "a,b", "--partitions", "3");

        assertThat(arguments.port()).isEqualTo(5432);
        assertThat(arguments.parent()).contains(7L);
        assertThat(arguments.topics()).containsExactly("a", "b");
        assertThat(arguments.partitions()).isEqualTo(3);
    }

    @Test
    void all_arguments_are_optional() {
        Arguments arguments = Arguments.of();

        assertThat(arguments.port()).isZero();
        assertThat(arguments.parent()).isEmpty();
        assertThat(arguments.topics()).isEmpty();
        assertThat(arguments.partitions()).isEqualTo(6);
    }

    @Test
    void a_name_without_a_value_is_refused() {
        assertThatThrownBy(() -> Arguments.of("--port"))
                .hasMessageContaining("expected a value")
                .hasMessageEndingWith("not --port");
    }

    @Test
    void a_misspelt_name_is_refused() {
        assertThatThrownBy(() -> Arguments.of("--prot", "5432")).hasMessageEndingWith("not --prot");
    }
}
