package io.leasehold.common.startup;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;

class ProductionGuardTest {
    @Test
    void a_switch_that_is_on_stops_a_production_service() {
        Config config = with("leasehold.sim.fixtures", "true");

        assertThatThrownBy(() -> ProductionGuard.check(true, config)).hasMessageContaining("leasehold.sim.fixtures");
    }

    @Test
    void elsewhere_switches_may_be_on() {
        assertThatCode(() -> ProductionGuard.check(false, with("leasehold.sim.control", "true")))
                .doesNotThrowAnyException();
    }

    @Test
    void without_switches_production_starts() {
        assertThatCode(() -> ProductionGuard.check(true, with("leasehold.sim.control", "false")))
                .doesNotThrowAnyException();
    }

    private static Config with(String name, String value) {
        ConfigSource source = new PropertiesConfigSource(Map.of(name, value), "test", 100);
        return new SmallRyeConfigBuilder().withSources(source).build();
    }
}
