package io.leasehold.common.loop;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Retries of operations that fail for a moment only, so that clients need not retry. The timers are those of Vert.x, so
 * a retry runs in the context of its request.
 */
@Singleton
public class Patience {
    private final Vertx vertx;
    private final Clock clock;

    Patience(Vertx vertx, Clock clock) {
        this.vertx = vertx;
        this.clock = clock;
    }

    /**
     * Returns the result of {@code attempt}. A failure of type {@code momentary} is retried after each {@code pause}
     * until {@code most} has passed, then returned; any other failure is returned at once.
     */
    public <T> Uni<T> with(
            Class<? extends Throwable> momentary, Duration pause, Duration most, Supplier<Uni<T>> attempt) {
        return Uni.createFrom()
                .deferred(() -> repeat(momentary, pause, clock.instant().plus(most), attempt));
    }

    private <T> Uni<T> repeat(
            Class<? extends Throwable> momentary, Duration pause, Instant end, Supplier<Uni<T>> attempt) {
        return attempt.get()
                .onFailure(failure ->
                        momentary.isInstance(failure) && clock.instant().isBefore(end))
                .recoverWithUni(() -> timer(pause).chain(() -> repeat(momentary, pause, end, attempt)));
    }

    private Uni<Void> timer(Duration pause) {
        return Uni.createFrom()
                .emitter(over -> vertx.setTimer(Math.max(1, pause.toMillis()), timer -> over.complete(null)));
    }
}
