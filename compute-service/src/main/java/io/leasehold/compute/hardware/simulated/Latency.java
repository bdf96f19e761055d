package io.leasehold.compute.hardware.simulated;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** Duration of simulated operations. */
@Singleton
class Latency {
    private final SimulatorConfig config;
    private final Vertx vertx;

    Latency(SimulatorConfig config, Vertx vertx) {
        this.config = config;
        this.vertx = vertx;
    }

    /** Completes, on the caller's event loop, after the duration of the operation. */
    Uni<Void> of(String operation) {
        Duration time = Optional.ofNullable(config.latency().get(operation)).orElse(Duration.ZERO);
        return of(time);
    }

    /** Completes, on the caller's event loop, after the time. */
    Uni<Void> of(Duration time) {
        return time.isZero()
                ? Uni.createFrom().voidItem()
                : Uni.createFrom()
                        .emitter(over -> vertx.setTimer(Math.max(1, time.toMillis()), fired -> over.complete(null)));
    }
}
