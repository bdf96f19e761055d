package io.leasehold.reservation.healing;

import io.leasehold.common.loop.BackgroundLoop;
import io.leasehold.common.loop.BackgroundLoop.Outcome;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Healing of leases with failed hosts, each in a transaction of its own. A lease that changes meanwhile, or that loses its
 * substitute to another one, is healed in the next pass.
 */
@Singleton
public class Healing {
    private static final Logger LOG = Logger.getLogger(Healing.class);

    private final LostHostsStore store;
    private final Healer healer;
    private final HealingConfig config;
    private final Clock clock;
    private final BackgroundLoop loop;

    Healing(LostHostsStore store, Healer healer, HealingConfig config, Clock clock, Vertx vertx) {
        this.store = store;
        this.healer = healer;
        this.config = config;
        this.clock = clock;
        this.loop = new BackgroundLoop("healing", vertx, clock, this::pass);
    }

    /** Starts a pass soon, after the failure of a host and periodically. */
    @Scheduled(every = "${reservation.healing.sweep:5s}", delayed = "1s")
    public void wake() {
        loop.wake();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    private Uni<Outcome> pass() {
        Instant now = clock.instant();
        return store.find(now, horizon(now))
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(lost -> heal(lost, now))
                .collect()
                .asList()
                .map(healed -> new Outcome(healed.contains(true), Optional.empty()));
    }

    private Optional<Instant> horizon(Instant now) {
        return config.interval().isZero() ? Optional.empty() : Optional.of(now.plus(config.interval()));
    }

    /** Returns true when the lease was healed as far as possible. */
    private Uni<Boolean> heal(LostHosts lost, Instant now) {
        return healer.heal(lost, now)
                .replaceWith(true)
                .onFailure()
                .invoke(failure -> LOG.infof("Lease %s is healed later: %s", lost.lease(), failure))
                .onFailure()
                .recoverWithItem(false);
    }
}
