package io.leasehold.reservation.network;

import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;

/** Producer of the configured adapter; an unknown name stops the start. */
class NetworkBeans {
    @Produces
    @Singleton
    @Startup
    ExternalNetwork network(@Any Instance<ExternalNetwork> adapters, NetworkConfig config) {
        Instance<ExternalNetwork> named = adapters.select(Identifier.Literal.of(config.adapter()));
        if (!named.isResolvable()) {
            throw new IllegalStateException("reservation.network.adapter names no network adapter: '%s'. There is: %s."
                    .formatted(config.adapter(), names(adapters)));
        }
        return named.get();
    }

    private static String names(Instance<ExternalNetwork> adapters) {
        return adapters.handlesStream()
                .flatMap(handle -> handle.getBean().getQualifiers().stream())
                .filter(Identifier.class::isInstance)
                .map(qualifier -> ((Identifier) qualifier).value())
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
