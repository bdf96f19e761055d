package io.leasehold.hypervisor.operation;

import io.leasehold.common.work.BackgroundLoop;
import io.leasehold.common.work.BackgroundLoop.Outcome;
import io.leasehold.common.work.Steps;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Finds due operations, claims a few and has them done: woken when work is ordered or awaited things come back. */
@Singleton
class OperationLoop {
    private static final int BATCH = 32;
    private static final int AT_ONCE = 8;

    private final OperationStore store;
    private final OperationConfig config;
    private final OperationTry tries;
    private final Steps steps;
    private final Clock clock;
    private final BackgroundLoop loop;

    OperationLoop(
            OperationStore store, OperationConfig config, OperationTry tries, Steps steps, Clock clock, Vertx vertx) {
        this.store = store;
        this.config = config;
        this.tries = tries;
        this.steps = steps;
        this.clock = clock;
        this.loop = new BackgroundLoop("operations", vertx, clock, this::pass);
    }

    void start(@Observes StartupEvent event, OperationSignal signal) {
        signal.listen(loop::wake);
        loop.wake();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    @Scheduled(every = "{dh.operation.sweep}")
    void sweep() {
        loop.wake();
    }

    private Uni<Outcome> pass() {
        return store.claim(clock.instant(), config.claim(), BATCH)
                .chain(claimed -> claimed.isEmpty() ? rest() : run(claimed));
    }

    private Uni<Outcome> rest() {
        return store.next().map(due -> new Outcome(false, due));
    }

    private Uni<Outcome> run(List<Operation> claimed) {
        steps.reached("hypervisor.operation.claimed");
        return Uni.join()
                .all(claimed.stream().map(tries::run).toList())
                .usingConcurrencyOf(AT_ONCE)
                .andCollectFailures()
                .replaceWith(Outcome.AGAIN);
    }
}
