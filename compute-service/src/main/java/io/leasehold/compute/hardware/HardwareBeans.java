package io.leasehold.compute.hardware;

import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;

/** Selects the adapter that the configuration names, at start, so that a wrong name stops the start. */
class HardwareBeans {
    @Produces
    @Singleton
    @Startup
    HostInventory hosts(@Any Instance<HostInventory> adapters, HardwareConfig config, GuardedCalls calls) {
        return new GuardedInventory(named(adapters, config.adapter()), calls);
    }

    @Produces
    @Singleton
    @Startup
    PowerHardware power(@Any Instance<PowerHardware> adapters, HardwareConfig config, GuardedCalls calls) {
        return new GuardedPower(named(adapters, config.adapter()), calls);
    }

    private static <T> T named(Instance<T> adapters, String name) {
        Instance<T> named = adapters.select(Identifier.Literal.of(name));
        if (!named.isResolvable()) {
            throw new IllegalStateException("compute.adapter names no hardware adapter: '%s'. Known adapters: %s."
                    .formatted(name, names(adapters)));
        }
        return named.get();
    }

    private static String names(Instance<?> adapters) {
        return adapters.handlesStream()
                .flatMap(handle -> handle.getBean().getQualifiers().stream())
                .filter(Identifier.class::isInstance)
                .map(qualifier -> ((Identifier) qualifier).value())
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
