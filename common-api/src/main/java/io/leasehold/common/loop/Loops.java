package io.leasehold.common.loop;

import io.leasehold.common.loop.BackgroundLoop.Outcome;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Supplier;

/** Factory of background loops, and of work in a context of its own. */
@Singleton
public class Loops {
    private final Vertx vertx;
    private final Clock clock;

    public Loops(Vertx vertx, Clock clock) {
        this.vertx = vertx;
        this.clock = clock;
    }

    /** Creates an idle loop; {@code pass} is called and subscribed to once for each pass, and may throw. */
    public BackgroundLoop loop(String name, Supplier<Uni<Outcome>> pass) {
        return new BackgroundLoop(name, vertx, clock, pass);
    }

    /** Returns the clock that due times are compared with. */
    public Clock clock() {
        return clock;
    }

    /** Runs the work on an event loop, in a log context that is independent of any request. */
    public void runApart(Runnable work) {
        runApart(vertx, work);
    }

    static void runApart(Vertx vertx, Runnable work) {
        Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        Objects.requireNonNull(context).runOnContext(ignored -> work.run());
    }
}
