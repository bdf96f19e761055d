package io.leasehold.reservation.lease.change;

import io.leasehold.common.error.ServiceException;
import io.leasehold.common.outbox.Transactions;
import io.leasehold.common.work.Patience;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.LeaseConfig;
import io.leasehold.reservation.lease.LeaseInTransition;
import io.leasehold.reservation.lease.store.LostRace;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;

/**
 * Changes of leases pick first, outside a transaction, and then write what they picked; when others got ahead of them in
 * between they do it all again, up to the configured time, and then answer 503. Few are at it at one moment, since the time
 * from a pick to its writing is what others can get ahead in; and the more these are, and the more often one has lost, the
 * more it leaves to chance what it picks.
 */
@Singleton
class Attempts {
    private static final TypeLiteral<Uni<Lease>> LEASE = new TypeLiteral<>() {};
    private static final int WIDEST = 10;
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final String TOO_MANY = "Too many requests compete for the same hosts; try again";

    private final Transactions transactions;
    private final DueTriggerSignal due;
    private final LeaseConfig config;
    private final Clock clock;
    private final Patience patience;
    private final Counter lost;
    private final TypedGuard<Uni<Lease>> few;
    private final AtomicInteger competing = new AtomicInteger();

    Attempts(
            Transactions transactions,
            DueTriggerSignal due,
            LeaseConfig config,
            Clock clock,
            Patience patience,
            MeterRegistry metrics) {
        this.transactions = transactions;
        this.due = due;
        this.config = config;
        this.clock = clock;
        this.patience = patience;
        this.lost = Counter.builder("lost_races")
                .description("Picks of leases that others got ahead of, which were made again")
                .register(metrics);
        this.few = TypedGuard.create(LEASE)
                .withBulkhead()
                .limit(config.placementsAtOnce())
                .queueSize(config.placementsWaiting())
                .done()
                .build();
    }

    /**
     * The same as {@link #settle} for attempts that pick, a few of them at one moment; the others wait, and too many are
     * answered 503.
     *
     * @param attempt is told its spread (see {@link io.leasehold.reservation.allocation.Terms}), 0 for one that is alone
     */
    Uni<Lease> place(IntFunction<Uni<Lease>> attempt) {
        return Uni.createFrom()
                .deferred(() -> few.get(() -> compete(attempt)))
                .onFailure(BulkheadException.class)
                .transform(full -> ServiceException.unavailable(TOO_MANY));
    }

    /**
     * Repeats {@code attempt} while it fails with {@link LostRace}, and for a moment while the lease is {@link
     * InTransition}; then the engine knows when the lease is due.
     */
    Uni<Lease> settle(Supplier<Uni<Lease>> attempt) {
        return settle(spread -> attempt.get());
    }

    private Uni<Lease> compete(IntFunction<Uni<Lease>> attempt) {
        competing.incrementAndGet();
        return settle(attempt).onTermination().invoke(competing::decrementAndGet);
    }

    private Uni<Lease> settle(IntFunction<Uni<Lease>> attempt) {
        return patient(attempt)
                .onFailure(LostRace.class)
                .transform(lost -> ServiceException.unavailable(TOO_MANY))
                .invoke(due::raise);
    }

    /** What is written together. */
    <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return transactions.run(work);
    }

    Instant now() {
        return clock.instant();
    }

    /** A lease that starts is there for changes before its client can ask for them: what is over in a moment is waited for. */
    private Uni<Lease> patient(IntFunction<Uni<Lease>> attempt) {
        return patience.with(
                LeaseInTransition.class,
                PAUSE,
                config.transitionPatience(),
                () -> attempt(attempt, 0, clock.instant().plus(config.placementTimeout())));
    }

    private Uni<Lease> attempt(IntFunction<Uni<Lease>> attempt, int losses, Instant deadline) {
        return attempt.apply(spread(competing.get(), losses))
                .onFailure(LostRace.class)
                .invoke(() -> lost.increment())
                .onFailure(failure ->
                        failure instanceof LostRace && clock.instant().isBefore(deadline))
                .recoverWithUni(() -> attempt(attempt, losses + 1, deadline));
    }

    /** Room for all who compete here, twice as much after each loss: other replicas compete too. */
    static int spread(int competing, int losses) {
        return Math.min((competing << Math.min(losses, WIDEST)) - 1, 1 << WIDEST);
    }
}
