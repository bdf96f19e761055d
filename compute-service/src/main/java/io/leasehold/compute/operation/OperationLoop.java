package io.leasehold.compute.operation;

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
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Finds due operations, claims as many as can be done at once and has them done: woken when work is ordered, when
 * awaited things come back, and when a try ends. A slow try keeps a place, and nobody else waiting.
 */
@Singleton
class OperationLoop {
    private static final Logger LOG = Logger.getLogger(OperationLoop.class);
    private static final int AT_ONCE = 16;

    private final OperationStore store;
    private final OperationConfig config;
    private final OperationTry tries;
    private final Steps steps;
    private final Clock clock;
    private final BackgroundLoop loop;
    private final AtomicInteger running = new AtomicInteger();

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

    @Scheduled(every = "{compute.operation.sweep}")
    void sweep() {
        loop.wake();
    }

    private Uni<Outcome> pass() {
        int places = AT_ONCE - running.get();
        return places <= 0
                ? Uni.createFrom().item(Outcome.IDLE)
                : store.claim(clock.instant(), config.claim(), places)
                        .chain(claimed -> claimed.isEmpty() ? rest() : start(claimed));
    }

    private Uni<Outcome> rest() {
        return store.next().map(due -> new Outcome(false, due));
    }

    private Uni<Outcome> start(List<Operation> claimed) {
        steps.reached("compute.operation.claimed");
        running.addAndGet(claimed.size());
        claimed.forEach(this::start);
        return Uni.createFrom().item(Outcome.AGAIN);
    }

    /** What a try cannot even postpone comes back when its claim expires. */
    private void start(Operation operation) {
        tries.run(operation).subscribe().with(done -> end(), failure -> {
            LOG.warnf(failure, "Operation %s of %s was left", operation.kind(), operation.subject());
            end();
        });
    }

    private void end() {
        running.decrementAndGet();
        loop.wake();
    }
}
