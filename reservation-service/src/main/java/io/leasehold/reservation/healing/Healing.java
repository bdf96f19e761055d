package io.leasehold.reservation.healing;

import io.leasehold.common.event.LeaseEvent;
import io.leasehold.common.outbox.Transactions;
import io.leasehold.common.work.BackgroundLoop;
import io.leasehold.common.work.BackgroundLoop.Outcome;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.LeaseLedger;
import io.leasehold.reservation.lease.Snapshots;
import io.leasehold.reservation.reservation.Reservation;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
    private final Substitutes substitutes;
    private final LeaseLedger leases;
    private final Transactions transactions;
    private final Pool pool;
    private final HealingConfig config;
    private final Clock clock;
    private final BackgroundLoop loop;

    Healing(
            LostHostsStore store,
            Substitutes substitutes,
            LeaseLedger leases,
            Transactions transactions,
            Pool pool,
            HealingConfig config,
            Clock clock,
            Vertx vertx) {
        this.store = store;
        this.substitutes = substitutes;
        this.leases = leases;
        this.transactions = transactions;
        this.pool = pool;
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
        return leases.load(pool, List.of(lost.lease()))
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(lease -> heal(lease, lost, now))
                .collect()
                .asList()
                .replaceWith(true)
                .onFailure()
                .invoke(failure -> LOG.infof("Lease %s is healed later: %s", lost.lease(), failure))
                .onFailure()
                .recoverWithItem(false);
    }

    private Uni<Void> heal(Lease lease, LostHosts lost, Instant now) {
        return substitutes
                .find(lease, lost.hosts(), leases.until(lease), now)
                .map(changed -> lease.with(changed, now))
                .chain(healed -> transactions.run(connection -> write(connection, lease, healed)));
    }

    private Uni<Void> write(SqlConnection connection, Lease seen, Lease healed) {
        return leases.lockUnchanged(connection, seen)
                .chain(() -> leases.reallocate(connection, healed))
                .chain(() -> leases.save(connection, List.of(healed), facts(seen, healed)));
    }

    private static List<LeaseEvent> facts(Lease before, Lease after) {
        LeaseEvent updated = new LeaseEvent.Updated(Snapshots.of(after));
        return impaired(after) > impaired(before)
                ? List.of(updated, new LeaseEvent.Degraded(Snapshots.of(after)))
                : List.of(updated);
    }

    private static long impaired(Lease lease) {
        return lease.reservations().stream()
                .map(Reservation::standing)
                .mapToInt(each -> (each.missingResources() ? 1 : 0) + (each.resourcesChanged() ? 1 : 0))
                .sum();
    }
}
