package io.leasehold.reservation.healing;

import io.leasehold.common.work.BackgroundLoop;
import io.leasehold.common.work.BackgroundLoop.Outcome;
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
 * Heals leases whose hosts have failed, each in a transaction of its own: a lease that changes meanwhile, or whose
 * substitute is taken, has its turn in the next pass.
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

    /** A host has failed: leases may have to be healed. */
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

    /** Whether it was healed, as far as it can be. */
    private Uni<Boolean> heal(LostHosts lost, Instant now) {
        return healer.heal(lost, now)
                .replaceWith(true)
                .onFailure()
                .invoke(failure -> LOG.infof("Lease %s is healed later: %s", lost.lease(), failure))
                .onFailure()
                .recoverWithItem(false);
    }
}
