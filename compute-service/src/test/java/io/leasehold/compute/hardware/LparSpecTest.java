package io.leasehold.compute.hardware;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LparSpecTest {
    private static final String ID = "70000000-0000-4000-8000-000000000001";

    @Test
    void the_platform_clears_the_top_bit_of_an_id_so_it_must_not_be_set() {
        assertThatThrownBy(() -> spec("80000000-0000-4000-8000-000000000001", "aix"))
                .hasMessageContaining("its top bit is set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a-name-of-more-than-thirty-one-c", "a(b", "a\\b", "a[b", "a'b", "a`b", "\u00e4"})
    void names_with_unsupported_characters_are_refused(String name) {
        assertThatThrownBy(() -> spec(ID, name)).hasMessageContaining("cannot be a partition's name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "aix-73-70000000", "my server_1.x", "a-name-of-just-thirty-one-chars"})
    void other_names_are_accepted(String name) {
        assertThatCode(() -> spec(ID, name)).doesNotThrowAnyException();
    }

    private static LparSpec spec(String id, String name) {
        return new LparSpec(
                UUID.fromString(id), name, OsType.AIX, new LparSpec.Demand(1, BigDecimal.ONE, 256, 1), Map.of());
    }
}
