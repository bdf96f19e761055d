package io.leasehold.reservation.engine;

import io.leasehold.common.work.BackgroundLoop;
import io.leasehold.common.work.BackgroundLoop.Outcome;
import io.leasehold.common.work.Steps;
import io.leasehold.reservation.lease.DueSignal;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Carries out the triggers of leases when they are due: claims them, runs them, records them. Sleeps until the next one
 * is due; a sweep is the safety net. Any number of replicas share the work.
 */
@Singleton
class Engine {
    private static final Logger LOG = Logger.getLogger(Engine.class);

    private final Claims claims;
    private final Recorder recorder;
    private final Steps steps;
    private final Clock clock;
    private final BackgroundLoop loop;

    Engine(Claims claims, Recorder recorder, Steps steps, Clock clock, Vertx vertx) {
        this.claims = claims;
        this.recorder = recorder;
        this.steps = steps;
        this.clock = clock;
        this.loop = new BackgroundLoop("event engine", vertx, clock, this::pass);
    }

    void start(@Observes StartupEvent event, DueSignal due) {
        due.listen(loop::wakeBy);
        loop.wake();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    @Scheduled(every = "${reservation.engine.sweep:1s}")
    void sweep() {
        loop.wake();
    }

    private Uni<Outcome> pass() {
        Instant now = clock.instant();
        return claims.claim(now).chain(claim -> claim.isEmpty() ? rest(now) : carryOut(claim));
    }

    private Uni<Outcome> rest(Instant now) {
        return claims.next(now).map(next -> new Outcome(false, next));
    }

    private Uni<Outcome> carryOut(Claim claim) {
        steps.reached("engine.claimed");
        return recorder.record(claim)
                .onFailure()
                .recoverWithUni(failure -> oneByOne(claim))
                .invoke(() -> steps.reached("engine.recorded"))
                .replaceWith(Outcome.AGAIN);
    }

    /** So that one trigger that cannot be recorded does not hold up the others; its claim expires and it is tried again. */
    private Uni<Void> oneByOne(Claim claim) {
        return Multi.createFrom()
                .items(claim.split())
                .onItem()
                .transformToUniAndConcatenate(this::recordOrReport)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> recordOrReport(Claim single) {
        return recorder.record(single)
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "Could not record %s", single.due()))
                .onFailure()
                .recoverWithNull();
    }
}
