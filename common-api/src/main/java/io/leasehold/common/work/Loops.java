package io.leasehold.common.work;

import io.leasehold.common.work.BackgroundLoop.Outcome;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Supplier;

/** Makes background loops, and runs work apart from whoever starts it. */
@Singleton
public class Loops {
    private final Vertx vertx;
    private final Clock clock;

    public Loops(Vertx vertx, Clock clock) {
        this.vertx = vertx;
        this.clock = clock;
    }

    /** Makes a loop at rest; {@code pass} is a recipe that is subscribed to once a pass, and that may throw. */
    public BackgroundLoop loop(String name, Supplier<Uni<Outcome>> pass) {
        return new BackgroundLoop(name, vertx, clock, pass);
    }

    /** The clock that due times compare with. */
    public Clock clock() {
        return clock;
    }

    /** Runs the work on an event loop with a log context of its own, which no request ends. */
    public void runApart(Runnable work) {
        runApart(vertx, work);
    }

    static void runApart(Vertx vertx, Runnable work) {
        Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        Objects.requireNonNull(context).runOnContext(ignored -> work.run());
    }
}
