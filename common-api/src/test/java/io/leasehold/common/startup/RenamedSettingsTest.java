package io.leasehold.common.startup;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RenamedSettingsTest {
    private static final Map<String, String> RENAMED = Map.of("compute.operation.sweep", "leasehold.operation.sweep");

    @Test
    void an_old_name_stops_the_start_with_the_new_one() {
        assertThatThrownBy(() -> RenamedSettings.check(RENAMED, Set.of("compute.operation.sweep", "quarkus.http.port")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Settings have new names: compute.operation.sweep is now leasehold.operation.sweep");
    }

    @Test
    void new_names_pass() {
        assertThatCode(() -> RenamedSettings.check(RENAMED, Set.of("leasehold.operation.sweep")))
                .doesNotThrowAnyException();
    }
}
