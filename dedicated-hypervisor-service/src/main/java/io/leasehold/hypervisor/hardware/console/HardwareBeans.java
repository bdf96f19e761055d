package io.leasehold.hypervisor.hardware.console;

import io.leasehold.common.loop.Patience;
import io.leasehold.hypervisor.hardware.Catalogue;
import io.leasehold.hypervisor.hardware.Machines;
import io.leasehold.hypervisor.hardware.Networks;
import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;

/** Selection, at start, of the adapter that {@code dh.adapter} names; an unknown name stops the start. */
class HardwareBeans {
    @Produces
    @Singleton
    @Startup
    Machines machines(@Any Instance<Machines> adapters, HardwareConfig config, ConsoleCalls calls, Patience patience) {
        return new GuardedMachines(pick(adapters, config), calls, patience);
    }

    @Produces
    @Singleton
    @Startup
    Catalogue catalogue(@Any Instance<Catalogue> adapters, HardwareConfig config, ConsoleCalls calls) {
        return new GuardedCatalogue(pick(adapters, config), calls);
    }

    @Produces
    @Singleton
    @Startup
    Networks networks(@Any Instance<Networks> adapters, HardwareConfig config, ConsoleCalls calls) {
        return new GuardedNetworks(pick(adapters, config), calls);
    }

    private static <T> T pick(Instance<T> adapters, HardwareConfig config) {
        Instance<T> named = adapters.select(Identifier.Literal.of(config.adapter()));
        if (!named.isResolvable()) {
            throw new IllegalStateException("dh.adapter names no hardware adapter: '%s'. Known adapters: %s."
                    .formatted(config.adapter(), names(adapters)));
        }
        return named.get();
    }

    private static <T> String names(Instance<T> adapters) {
        return adapters.handlesStream()
                .flatMap(handle -> handle.getBean().getQualifiers().stream())
                .filter(Identifier.class::isInstance)
                .map(qualifier -> ((Identifier) qualifier).value())
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
