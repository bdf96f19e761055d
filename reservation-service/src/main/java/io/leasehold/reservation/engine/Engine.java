package io.leasehold.reservation.engine;

import io.leasehold.common.work.BackgroundLoop;
import io.leasehold.common.work.BackgroundLoop.Outcome;
import io.leasehold.common.work.Steps;
import io.leasehold.reservation.lease.change.DueTriggerSignal;
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
 * Carries out the triggers of leases when they are due: claims them, runs them, records them. Sleeps until the next one
 * is due; a sweep is the safety net. Any number of replicas share the work.
 */
@Singleton
class Engine {
    private final TriggerClaims claims;
    private final Steps steps;
    private final Clock clock;
    private final Vertx vertx;
    private final List<BackgroundLoop> lanes;

    Engine(
            TriggerClaims claims,
            BatchTriggerExecutor punctual,
            RemoteTriggerExecutor acting,
            Steps steps,
            Clock clock,
            Vertx vertx) {
        this.claims = claims;
        this.steps = steps;
        this.clock = clock;
        this.vertx = vertx;
        this.lanes = List.of(loop(punctual), loop(acting));
    }

    void start(@Observes StartupEvent event, DueTriggerSignal due) {
        due.listen(time -> lanes.forEach(lane -> lane.wakeBy(time)));
        sweep();
    }

    void stop(@Observes ShutdownEvent event) {
        lanes.forEach(BackgroundLoop::stop);
    }

    @Scheduled(every = "${reservation.engine.sweep:1s}")
    void sweep() {
        lanes.forEach(BackgroundLoop::wake);
    }

    private BackgroundLoop loop(TriggerExecutor way) {
        return new BackgroundLoop("event engine, lane " + way.lane(), vertx, clock, () -> pass(way));
    }

    private Uni<Outcome> pass(TriggerExecutor way) {
        Instant now = clock.instant();
        return claims.claim(way.lane(), now).chain(claim -> claim.isEmpty() ? rest(now) : carryOut(way, claim));
    }

    private Uni<Outcome> rest(Instant now) {
        return claims.next(now).map(next -> new Outcome(false, next));
    }

    private Uni<Outcome> carryOut(TriggerExecutor way, ClaimedTriggers claim) {
        steps.reached("engine.claimed");
        return way.carryOut(claim)
                .invoke(() -> steps.reached("engine.recorded"))
                .replaceWith(Outcome.AGAIN);
    }
}
