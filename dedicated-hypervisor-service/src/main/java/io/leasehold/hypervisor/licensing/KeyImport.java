package io.leasehold.hypervisor.licensing;

import io.leasehold.common.work.BackgroundLoop;
import io.leasehold.common.work.BackgroundLoop.Outcome;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts the configured keys into the pool at start; keys that were there before are left alone. */
@Singleton
class KeyImport {
    private final ConfiguredKeys configured;
    private final LicenseKeys keys;
    private final Vertx vertx;
    private final BackgroundLoop loop;

    KeyImport(ConfiguredKeys configured, LicenseKeys keys, Vertx vertx, Clock clock) {
        this.configured = configured;
        this.keys = keys;
        this.vertx = vertx;
        this.loop = new BackgroundLoop("key pool", vertx, clock, this::importKeys);
    }

    void start(@Observes StartupEvent event) {
        loop.wake();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    private Uni<Outcome> importKeys() {
        return Uni.createFrom()
                .completionStage(
                        () -> vertx.executeBlocking(configured::keys, false).toCompletionStage())
                .chain(keys::add)
                .replaceWith(Outcome.IDLE);
    }
}
