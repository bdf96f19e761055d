package io.leasehold.hypervisor.licensing;

import io.leasehold.common.work.BackgroundLoop;
import io.leasehold.common.work.BackgroundLoop.Outcome;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts the configured keys into the pool at start; keys that were there before are left alone. */
@Singleton
class PoolRefill {
    private final PoolFile file;
    private final KeyPool pool;
    private final Vertx vertx;
    private final BackgroundLoop loop;

    PoolRefill(PoolFile file, KeyPool pool, Vertx vertx, Clock clock) {
        this.file = file;
        this.pool = pool;
        this.vertx = vertx;
        this.loop = new BackgroundLoop("key pool", vertx, clock, this::refill);
    }

    void start(@Observes StartupEvent event) {
        loop.wake();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    private Uni<Outcome> refill() {
        return Uni.createFrom()
                .completionStage(() -> vertx.executeBlocking(file::keys, false).toCompletionStage())
                .chain(pool::add)
                .replaceWith(Outcome.IDLE);
    }
}
