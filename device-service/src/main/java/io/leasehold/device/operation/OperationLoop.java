package io.leasehold.device.operation;

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

/** Finds due operations, those of dead processes too, and starts them; keeps the claims of running ones alive. */
@Singleton
class OperationLoop {
    private static final int AT_ONCE = 64;

    private final OperationStore store;
    private final OperationConfig config;
    private final OperationRunner runner;
    private final Steps steps;
    private final Clock clock;
    private final BackgroundLoop loop;

    OperationLoop(
            OperationStore store,
            OperationConfig config,
            OperationRunner runner,
            Steps steps,
            Clock clock,
            Vertx vertx) {
        this.store = store;
        this.config = config;
        this.runner = runner;
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

    @Scheduled(every = "{device.operation.sweep}")
    void sweep() {
        loop.wake();
    }

    @Scheduled(every = "{device.operation.heartbeat}")
    Uni<Void> renew() {
        return runner.running().isEmpty() ? Uni.createFrom().voidItem() : store.renew(runner.running(), config.claim());
    }

    private Uni<Outcome> pass() {
        int free = AT_ONCE - runner.running().size();
        return free <= 0
                ? Uni.createFrom().item(Outcome.IDLE)
                : store.claim(clock.instant(), config.claim(), free)
                        .chain(claimed -> claimed.isEmpty() ? rest() : run(claimed));
    }

    private Uni<Outcome> rest() {
        return store.next().map(due -> new Outcome(false, due));
    }

    private Uni<Outcome> run(List<Operation> claimed) {
        steps.reached("device.operation.claimed");
        claimed.forEach(operation -> {
            var unused = runner.start(operation);
        });
        return Uni.createFrom().item(Outcome.AGAIN);
    }
}
