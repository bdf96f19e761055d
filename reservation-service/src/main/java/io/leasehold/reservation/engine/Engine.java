package io.leasehold.reservation.engine;

import io.leasehold.common.boundary.Steps;
import io.leasehold.common.loop.BackgroundLoop;
import io.leasehold.common.loop.BackgroundLoop.Outcome;
import io.leasehold.reservation.ReservationBoundary;
import io.leasehold.reservation.lease.change.DueTriggerSignal;
import io.leasehold.reservation.lease.store.ClaimedTriggers;
import io.leasehold.reservation.lease.store.TriggerClaims;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Engine that executes the triggers of leases when they are due: claims, executes and records them. The engine sleeps until
 * the next trigger is due; a sweep finds triggers that no signal announced. Any number of processes share the work.
 */
@Singleton
class Engine {
    private final TriggerClaims claims;
    private final EngineConfig config;
    private final Steps steps;
    private final Clock clock;
    private final List<BackgroundLoop> loops;

    Engine(
            TriggerClaims claims,
            EngineConfig config,
            @All List<TriggerExecutor> executors,
            Steps steps,
            Clock clock,
            Vertx vertx) {
        this.claims = claims;
        this.config = config;
        this.steps = steps;
        this.clock = clock;
        this.loops = executors.stream()
                .map(executor -> new BackgroundLoop(name(executor), vertx, clock, () -> pass(executor)))
                .toList();
    }

    void start(@Observes StartupEvent event, DueTriggerSignal due) {
        due.listen(time -> loops.forEach(loop -> loop.wakeBy(time)));
        sweep();
    }

    void stop(@Observes ShutdownEvent event) {
        loops.forEach(BackgroundLoop::stop);
    }

    @Scheduled(every = "${reservation.engine.sweep:1s}")
    void sweep() {
        loops.forEach(BackgroundLoop::wake);
    }

    private Uni<Outcome> pass(TriggerExecutor executor) {
        Instant now = clock.instant();
        return claims.claim(executor.selection(), config.claimExpiry(), now)
                .chain(claimed -> claimed.isEmpty()
                        ? claims.next(now).map(next -> new Outcome(false, next))
                        : execute(executor, claimed));
    }

    private Uni<Outcome> execute(TriggerExecutor executor, ClaimedTriggers claimed) {
        steps.reached(ReservationBoundary.ENGINE_CLAIMED);
        return executor.execute(claimed)
                .invoke(() -> steps.reached(ReservationBoundary.ENGINE_RECORDED))
                .replaceWith(Outcome.AGAIN);
    }

    private static String name(TriggerExecutor executor) {
        return executor.selection().remote() ? "event engine, remote triggers" : "event engine, batch triggers";
    }
}
