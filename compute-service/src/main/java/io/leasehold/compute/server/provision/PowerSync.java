package io.leasehold.compute.server.provision;

import io.leasehold.common.work.BackgroundLoop;
import io.leasehold.common.work.BackgroundLoop.Outcome;
import io.leasehold.compute.server.ServerConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Runs {@link PowerCheck} at a fixed interval. */
@Singleton
class PowerSync {
    private final PowerCheck check;
    private final ServerConfig config;
    private final Clock clock;
    private final BackgroundLoop loop;

    PowerSync(PowerCheck check, ServerConfig config, Clock clock, Vertx vertx) {
        this.check = check;
        this.config = config;
        this.clock = clock;
        this.loop = new BackgroundLoop("power-sync", vertx, clock, this::pass);
    }

    void start(@Observes StartupEvent event) {
        loop.wakeBy(clock.instant().plus(config.powerSync()));
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    private Uni<Outcome> pass() {
        return check.all()
                .map(done -> new Outcome(false, Optional.of(clock.instant().plus(config.powerSync()))));
    }
}
