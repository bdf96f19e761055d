package io.leasehold.reservation.lease;

import io.leasehold.common.error.ServiceException;
import io.leasehold.common.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Changes of leases pick first, outside a transaction, and then write what they picked; when others got ahead of them in
 * between they do it all again, up to the configured time, and then answer 503.
 */
@Singleton
class Attempts {
    private final Transactions transactions;
    private final DueSignal due;
    private final LeaseConfig config;
    private final Clock clock;

    Attempts(Transactions transactions, DueSignal due, LeaseConfig config, Clock clock) {
        this.transactions = transactions;
        this.due = due;
        this.config = config;
        this.clock = clock;
    }

    /** Repeats {@code attempt} while it fails with {@link LostRace}; then the engine knows when the lease is due. */
    Uni<Lease> settle(Supplier<Uni<Lease>> attempt) {
        return Uni.createFrom()
                .deferred(() -> until(clock.instant().plus(config.placementTimeout()), attempt))
                .onFailure(LostRace.class)
                .transform(lost ->
                        ServiceException.unavailable("Too many requests compete for the same resources; try again"))
                .invoke(due::raise);
    }

    /** What is written together. */
    <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return transactions.run(work);
    }

    Instant now() {
        return clock.instant();
    }

    private Uni<Lease> until(Instant deadline, Supplier<Uni<Lease>> attempt) {
        return Uni.createFrom()
                .deferred(attempt::get)
                .onFailure(LostRace.class)
                .retry()
                .until(lost -> clock.instant().isBefore(deadline));
    }
}
