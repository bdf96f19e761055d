package io.leasehold.reservation.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UpdateHostTest {
    private static final Map<String, String> PRESENT = Map.of("gpu", "True", "num", "9", "site", "A");

    @Test
    void new_values_replace_old_ones_and_removals_take_away() {
        UpdateHost request = new UpdateHost(Map.of("gpu", "False", "cores", "48"), Set.of("num", "never-there"));

        assertThat(request.appliedTo(PRESENT)).isEqualTo(Map.of("gpu", "False", "cores", "48", "site", "A"));
    }

    @Test
    void only_what_the_host_has_and_loses_is_altered() {
        UpdateHost request =
                new UpdateHost(Map.of("gpu", "True", "site", "B", "cores", "48"), Set.of("num", "never-there"));

        assertThat(request.altered(PRESENT)).containsExactly("num", "site");
    }
}
