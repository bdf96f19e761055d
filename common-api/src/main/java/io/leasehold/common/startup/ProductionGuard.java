package io.leasehold.common.startup;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * Guard against simulators in production: with the profile {@code prod}, a service with a simulator switched on refuses
 * to start.
 */
@Singleton
class ProductionGuard {
    private static final List<String> SWITCHES = List.of("leasehold.sim.control", "leasehold.sim.fixtures");

    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event, Config config) {
        check(ConfigUtils.isProfileActive("prod"), config);
    }

    static void check(boolean production, Config config) {
        List<String> on = SWITCHES.stream()
                .filter(name -> config.getOptionalValue(name, Boolean.class).orElse(false))
                .toList();
        if (production && !on.isEmpty()) {
            throw new IllegalStateException("%s must be false in production (profile prod).".formatted(on));
        }
    }
}
