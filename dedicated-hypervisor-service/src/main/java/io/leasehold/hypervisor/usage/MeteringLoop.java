package io.leasehold.hypervisor.usage;

import io.leasehold.common.outbox.Transactions;
import io.leasehold.common.work.BackgroundLoop;
import io.leasehold.common.work.BackgroundLoop.Outcome;
import io.leasehold.common.work.Steps;
import io.leasehold.hypervisor.HypervisorBoundary;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Meters at every full hour, once an hour whatever the number of replicas; hours in which none ran stay empty. */
@Singleton
class MeteringLoop {
    private final Metering metering;
    private final UsageStore store;
    private final Transactions transactions;
    private final UsageConfig config;
    private final Steps steps;
    private final Clock clock;
    private final BackgroundLoop loop;

    MeteringLoop(
            Metering metering,
            UsageStore store,
            Transactions transactions,
            UsageConfig config,
            Steps steps,
            Clock clock,
            Vertx vertx) {
        this.metering = metering;
        this.store = store;
        this.transactions = transactions;
        this.config = config;
        this.steps = steps;
        this.clock = clock;
        this.loop = new BackgroundLoop("metering", vertx, clock, this::pass);
    }

    void start(@Observes StartupEvent event) {
        loop.wake();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    @Scheduled(every = "{dh.usage.sweep}")
    void sweep() {
        loop.wake();
    }

    /** Samples the hour in progress unless that was done. */
    Uni<Outcome> pass() {
        Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        Outcome next = new Outcome(false, Optional.of(hour.plus(1, ChronoUnit.HOURS)));
        return transactions
                .run(connection -> sampleOnce(connection, hour))
                .invoke(() -> steps.reached(HypervisorBoundary.USAGE_SAMPLED))
                .replaceWith(next);
    }

    private Uni<Void> sampleOnce(SqlConnection connection, Instant hour) {
        return store.claimHour(connection, hour)
                .chain(first -> first
                        ? metering.sample(connection, hour).chain(() -> store.deleteBefore(connection, oldest(hour)))
                        : Uni.createFrom().voidItem());
    }

    private Instant oldest(Instant hour) {
        ZoneId zone = config.zone();
        return hour.atZone(zone).minus(config.retention()).toInstant();
    }
}
