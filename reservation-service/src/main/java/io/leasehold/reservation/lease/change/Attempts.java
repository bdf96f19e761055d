package io.leasehold.reservation.lease.change;

import io.leasehold.common.error.ServiceException;
import io.leasehold.common.work.Patience;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.LeaseConfig;
import io.leasehold.reservation.lease.LeaseInTransition;
import io.leasehold.reservation.lease.store.LostRace;
import io.leasehold.reservation.placement.PlacementConstraints;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;

/**
 * Repetition of changes of leases that others overtake. A change is placed outside a transaction and written in one; when a
 * resource is taken in between, the change starts again, up to the configured time, and then fails with 503. The time from
 * the choice to the write is kept short by a limit on concurrent changes. The more changes compete, and the more often one
 * has lost, the more of the choice is left to chance.
 */
@Singleton
public class Attempts {
    private static final TypeLiteral<Uni<Lease>> LEASE = new TypeLiteral<>() {};
    private static final int MOST_DOUBLINGS = 10;
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final String TOO_MANY = "Too many requests compete for the same hosts; try again";

    private final DueTriggerSignal due;
    private final LeaseConfig config;
    private final Clock clock;
    private final Patience patience;
    private final Counter lost;
    private final TypedGuard<Uni<Lease>> bulkhead;
    private final AtomicInteger competing = new AtomicInteger();

    Attempts(DueTriggerSignal due, LeaseConfig config, Clock clock, Patience patience, MeterRegistry metrics) {
        this.due = due;
        this.config = config;
        this.clock = clock;
        this.patience = patience;
        this.lost = Counter.builder("lost_races")
                .description("Placements of leases that others overtook, and that were made again")
                .register(metrics);
        this.bulkhead = TypedGuard.create(LEASE)
                .withBulkhead()
                .limit(config.placementsAtOnce())
                .queueSize(config.placementsWaiting())
                .done()
                .build();
    }

    /**
     * Runs {@code attempt}, which places and writes a lease, until it no longer fails with {@link LostRace}. The configured
     * number of them run at once, others wait, and too many fail with 503.
     *
     * @param attempt takes the spread (see {@link PlacementConstraints}), 0 when nothing else competes
     */
    public Uni<Lease> place(IntFunction<Uni<Lease>> attempt) {
        return Uni.createFrom()
                .deferred(() -> bulkhead.get(() -> {
                    competing.incrementAndGet();
                    return attempt(attempt, 0, deadline()).onTermination().invoke(competing::decrementAndGet);
                }))
                .onFailure(failure -> failure instanceof LostRace || failure instanceof BulkheadException)
                .transform(failure -> ServiceException.unavailable(TOO_MANY))
                .invoke(due::raise);
    }

    /** Runs {@code attempt}, which writes without placing, until it no longer fails with {@link LostRace}. */
    Uni<Lease> write(Supplier<Uni<Lease>> attempt) {
        return attempt(spread -> attempt.get(), 0, deadline())
                .onFailure(LostRace.class)
                .transform(failure -> ServiceException.unavailable(TOO_MANY));
    }

    /** Repeats {@code change} for a moment while the lease is {@link LeaseInTransition}, most often during its start. */
    Uni<Lease> whenSettled(Supplier<Uni<Lease>> change) {
        return patience.with(LeaseInTransition.class, PAUSE, config.transitionPatience(), change);
    }

    private Uni<Lease> attempt(IntFunction<Uni<Lease>> attempt, int losses, Instant deadline) {
        return attempt.apply(spread(competing.get(), losses))
                .onFailure(LostRace.class)
                .invoke(() -> lost.increment())
                .onFailure(failure ->
                        failure instanceof LostRace && clock.instant().isBefore(deadline))
                .recoverWithUni(() -> attempt(attempt, losses + 1, deadline));
    }

    private Instant deadline() {
        return clock.instant().plus(config.placementTimeout());
    }

    /** One candidate for each competitor in this process; twice as many after each loss, since other replicas compete too. */
    static int spread(int competing, int losses) {
        return Math.min((competing << Math.min(losses, MOST_DOUBLINGS)) - 1, 1 << MOST_DOUBLINGS);
    }
}
