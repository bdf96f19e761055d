package io.leasehold.device.hardware;

import io.leasehold.common.adapter.Consoles;
import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;

/**
 * Producers that select the hardware adapter named in the configuration. They run at start, so that an unknown name
 * stops the start.
 */
class HardwareBeans {
    @Produces
    @Singleton
    @Startup
    HostInventory hosts(@Any Instance<HostInventory> adapters, HardwareConfig config, Consoles consoles) {
        return new GuardedHostInventory(pick(adapters, config.adapter()), consoles);
    }

    @Produces
    @Singleton
    @Startup
    DomainDevices devices(@Any Instance<DomainDevices> adapters, HardwareConfig config, Consoles consoles) {
        return new GuardedDomainDevices(pick(adapters, config.adapter()), consoles);
    }

    private static <T> T pick(Instance<T> adapters, String name) {
        Instance<T> named = adapters.select(Identifier.Literal.of(name));
        if (!named.isResolvable()) {
            throw new IllegalStateException(
                    "mdev.adapter names no hardware adapter: '%s'. There is: %s.".formatted(name, names(adapters)));
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
