package io.leasehold.common.loop;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Background work that sleeps until it is woken or due. Passes run one after the other on an event loop, never two at
 * once. A failed pass is logged and repeated after a pause that grows to 5 s.
 */
public final class BackgroundLoop {
    private static final Logger LOG = Logger.getLogger(BackgroundLoop.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /**
     * Remaining work after a pass.
     *
     * @param again true when more work is ready now
     * @param due when the next known work is due; empty when none is known
     */
    public record Outcome(boolean again, Optional<Instant> due) {
        /** No known work. */
        public static final Outcome IDLE = new Outcome(false, Optional.empty());

        /** More work is ready now. */
        public static final Outcome AGAIN = new Outcome(true, Optional.empty());
    }

    private record Timer(Instant at, long id) {}

    private final String name;
    private final Vertx vertx;
    private final Clock clock;
    private final Supplier<Uni<Outcome>> pass;
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final AtomicReference<@Nullable Timer> timer = new AtomicReference<>();
    private final AtomicLong failures = new AtomicLong();
    private volatile boolean stopped;

    /** Creates an idle loop; {@code pass} is called and subscribed to once for each pass, and may throw. */
    public BackgroundLoop(String name, Vertx vertx, Clock clock, Supplier<Uni<Outcome>> pass) {
        this.name = name;
        this.vertx = vertx;
        this.clock = clock;
        this.pass = pass;
    }

    /** Runs a pass soon, or another one after the running pass. Thread-safe. */
    public void wake() {
        if (stopped) {
            return;
        }
        woken.set(true);
        if (running.compareAndSet(false, true)) {
            Loops.runApart(vertx, this::runOnce);
        }
    }

    /** Wakes the loop at {@code due}, unless an earlier wake-up is scheduled. Thread-safe. */
    public void wakeBy(Instant due) {
        Timer current = timer.get();
        Instant now = clock.instant();
        if (!due.isAfter(now)) {
            wake();
        } else if (current == null || !current.at().isAfter(now) || due.isBefore(current.at())) {
            schedule(current, due, Duration.between(now, due));
        }
    }

    /** Prevents further passes; a running pass completes. */
    public void stop() {
        stopped = true;
    }

    private void schedule(@Nullable Timer current, Instant due, Duration delay) {
        long id = vertx.setTimer(Math.max(1, Math.min(delay.toMillis() + 1, Integer.MAX_VALUE)), fired -> wake());
        Timer replacement = new Timer(due, id);
        if (timer.compareAndSet(current, replacement)) {
            Optional.ofNullable(current).ifPresent(old -> vertx.cancelTimer(old.id()));
        } else {
            vertx.cancelTimer(id);
            wakeBy(due);
        }
    }

    private void runOnce() {
        woken.set(false);
        Uni.createFrom().deferred(() -> pass.get()).subscribe().with(this::rest, this::restAfter);
    }

    private void rest(Outcome outcome) {
        failures.set(0);
        outcome.due().ifPresent(this::wakeBy);
        release(outcome.again());
    }

    private void restAfter(Throwable failure) {
        if (!stopped) {
            LOG.warnf(failure, "A pass of %s failed and will be repeated", name);
            long pause = Math.min(LONGEST_PAUSE.toMillis(), 50L << Math.min(failures.getAndIncrement(), 10));
            vertx.setTimer(pause, fired -> wake());
        }
        running.set(false);
    }

    private void release(boolean again) {
        running.set(false);
        if (again || woken.get()) {
            wake();
        }
    }
}
