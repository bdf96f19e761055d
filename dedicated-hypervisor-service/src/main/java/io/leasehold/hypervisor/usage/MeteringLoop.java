package io.leasehold.hypervisor.usage;

import io.leasehold.common.boundary.Steps;
import io.leasehold.common.loop.BackgroundLoop;
import io.leasehold.common.loop.BackgroundLoop.Outcome;
import io.leasehold.common.sql.Transactions;
import io.leasehold.hypervisor.HypervisorBoundary;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Loop that meters all tenants at every full hour, once for all replicas. An hour in which no replica ran has no
 * samples.
 */
@Singleton
class MeteringLoop {
    private final Metering metering;
    private final Transactions transactions;
    private final Steps steps;
    private final Clock clock;
    private final BackgroundLoop loop;

    MeteringLoop(Metering metering, Transactions transactions, Steps steps, Clock clock, Vertx vertx) {
        this.metering = metering;
        this.transactions = transactions;
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

    /** Samples the current hour unless the hour has been sampled. */
    Uni<Outcome> pass() {
        Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        Outcome next = new Outcome(false, Optional.of(hour.plus(1, ChronoUnit.HOURS)));
        return transactions
                .run(connection -> metering.sampleAll(connection, hour))
                .invoke(() -> steps.reached(HypervisorBoundary.USAGE_SAMPLED))
                .replaceWith(next);
    }
}
