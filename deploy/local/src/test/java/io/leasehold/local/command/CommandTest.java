package io.leasehold.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {
    @Test
    void up_takes_its_options_in_any_order() {
        assertThat(parse("up")).isEqualTo(new Up(false));
        assertThat(parse("up --fresh")).isEqualTo(new Up(true));
        assertThat(parse("up --detach")).isEqualTo(new UpDetached(false));
        assertThat(parse("up --fresh --detach")).isEqualTo(new UpDetached(true));
    }

    @Test
    void the_others_are_what_they_are_called() {
        assertThat(parse("down")).isEqualTo(new Down());
        assertThat(parse("status")).isEqualTo(new Status());
        assertThat(parse("token alice")).isEqualTo(new Token("alice"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "upp", "up --quick", "down now", "token", "token alice bob"})
    void anything_else_is_misuse(String line) {
        assertThatThrownBy(() -> parse(line)).isInstanceOf(UsageError.class);
    }

    private static Command parse(String line) {
        return Command.parse(line.isEmpty() ? List.of() : List.of(line.split(" ")));
    }
}
