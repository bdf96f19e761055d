package io.leasehold.reservation.lease.change;

import io.leasehold.common.error.ServiceException;
import io.leasehold.common.loop.Patience;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.LeaseConfig;
import io.leasehold.reservation.lease.LeaseInTransition;
import io.leasehold.reservation.lease.store.LostRace;
import io.leasehold.reservation.placement.PlacementConstraints;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
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
 * Repetition of changes of leases that others overtake. A change is chosen outside a transaction, approved by the operator's
 * filters, and written in a transaction; when a resource is taken in between, the change starts again, up to the configured
 * time, and then fails with 503. The time from the choice to the write is kept short by a limit on concurrent changes: a
 * place is held to choose and to write, and never while filters are asked. The more changes compete, and the more often one
 * has lost, the more of the choice is left to chance.
 */
@Singleton
public class Attempts {
    private static final int MOST_DOUBLINGS = 10;
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final String TOO_MANY = "Too many requests compete for the same hosts; try again";

    private final LeaseConfig config;
    private final Clock clock;
    private final Patience patience;
    private final Counter lost;
    private final Guard bulkhead;
    private final AtomicInteger competing = new AtomicInteger();

    Attempts(LeaseConfig config, Clock clock, Patience patience, MeterRegistry metrics) {
        this.config = config;
        this.clock = clock;
        this.patience = patience;
        this.lost = Counter.builder("lost_races")
                .description("Placements of leases that others overtook, and that were made again")
                .register(metrics);
        this.bulkhead = Guard.create()
                .withBulkhead()
                .limit(config.placementsAtOnce())
                .queueSize(config.placementsWaiting())
                .done()
                .build();
    }

    /**
     * Chooses and writes until the write no longer fails with {@link LostRace}. The configured number of changes hold a place
     * at once, others wait, and too many fail with 503.
     *
     * @param choose takes the spread (see {@link PlacementConstraints}), 0 when nothing else competes
     */
    public <C, R> Uni<R> place(IntFunction<Uni<C>> choose, Function<C, Uni<R>> write) {
        Deadline deadline = new Deadline();
        return finish(inPlace(() -> counted(() ->
                repeat(losses -> choose.apply(spread(losses)).chain(choice -> write.apply(choice)), 0, deadline))));
    }

    /**
     * Chooses, lets filters approve the choice, and writes, like {@link #place}; the place is left while {@code approve} runs,
     * and the time of {@code approve} does not count towards the time limit.
     */
    public <C, R> Uni<R> place(IntFunction<Uni<C>> choose, Function<C, Uni<Void>> approve, Function<C, Uni<R>> write) {
        Deadline deadline = new Deadline();
        return finish(repeat(
                losses -> counted(() -> inPlace(() -> choose.apply(spread(losses)))
                        .call(choice -> deadline.without(approve.apply(choice)))
                        .chain(choice -> inPlace(() -> write.apply(choice)))),
                0,
                deadline));
    }

    /** Runs {@code attempt}, which needs no place, until it no longer fails with {@link LostRace}. */
    Uni<Lease> write(Supplier<Uni<Lease>> attempt) {
        return repeat(losses -> attempt.get(), 0, new Deadline())
                .onFailure(LostRace.class)
                .transform(failure -> ServiceException.unavailable(TOO_MANY));
    }

    /** Repeats {@code change} for a moment while the lease is {@link LeaseInTransition}, most often during its start. */
    Uni<Lease> whenSettled(Supplier<Uni<Lease>> change) {
        return patience.with(LeaseInTransition.class, PAUSE, config.transitionPatience(), change);
    }

    private static <R> Uni<R> finish(Uni<R> change) {
        return change.onFailure(failure -> failure instanceof LostRace || failure instanceof BulkheadException)
                .transform(failure -> ServiceException.unavailable(TOO_MANY));
    }

    private <T> Uni<T> inPlace(Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> bulkhead.get(work, new TypeLiteral<Uni<T>>() {}));
    }

    private <T> Uni<T> counted(Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            competing.incrementAndGet();
            return work.get().onTermination().invoke(competing::decrementAndGet);
        });
    }

    private <T> Uni<T> repeat(IntFunction<Uni<T>> attempt, int losses, Deadline deadline) {
        return attempt.apply(losses)
                .onFailure(LostRace.class)
                .invoke(() -> lost.increment())
                .onFailure(failure -> failure instanceof LostRace && !deadline.isOver())
                .recoverWithUni(() -> repeat(attempt, losses + 1, deadline));
    }

    private int spread(int losses) {
        return spread(competing.get(), losses);
    }

    /** One candidate for each competitor in this process; twice as many after each loss, since other replicas compete too. */
    static int spread(int competing, int losses) {
        return Math.min((competing << Math.min(losses, MOST_DOUBLINGS)) - 1, 1 << MOST_DOUBLINGS);
    }

    /** End of the time in which a change may start again. */
    private final class Deadline {
        private Instant end = clock.instant().plus(config.placementTimeout());

        boolean isOver() {
            return !clock.instant().isBefore(end);
        }

        /** Runs {@code work} and moves the end by its duration. */
        Uni<Void> without(Uni<Void> work) {
            return Uni.createFrom().deferred(() -> {
                Instant begin = clock.instant();
                return work.invoke(() -> end = end.plus(Duration.between(begin, clock.instant())));
            });
        }
    }
}
