package io.leasehold.reservation.engine;

import io.leasehold.common.id.Ids;
import io.leasehold.common.outbox.Transactions;
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
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Carries out the triggers of leases when they are due: claims them, runs them, records them. Sleeps until the next one
 * is due; a sweep is the safety net. Any number of replicas share the work.
 */
@Singleton
class Engine {
    private static final Logger LOG = Logger.getLogger(Engine.class);

    private final Transactions transactions;
    private final Pool pool;
    private final TriggerStore store;
    private final Recorder recorder;
    private final EngineConfig config;
    private final Steps steps;
    private final Ids ids;
    private final Clock clock;
    private final BackgroundLoop loop;

    Engine(
            Transactions transactions,
            Pool pool,
            TriggerStore store,
            Recorder recorder,
            EngineConfig config,
            Steps steps,
            Ids ids,
            Clock clock,
            Vertx vertx) {
        this.transactions = transactions;
        this.pool = pool;
        this.store = store;
        this.recorder = recorder;
        this.config = config;
        this.steps = steps;
        this.ids = ids;
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
        UUID claim = ids.next();
        return transactions
                .run(connection -> store.claim(connection, now, claim, config.claimExpiry(), config.batch()))
                .chain(due -> due.isEmpty() ? rest(now) : carryOut(claim, due));
    }

    private Uni<Outcome> rest(Instant now) {
        return store.next(pool, now).map(next -> new Outcome(false, next));
    }

    private Uni<Outcome> carryOut(UUID claim, List<DueTrigger> due) {
        steps.reached("engine.claimed");
        return record(claim, due)
                .onFailure()
                .recoverWithUni(failure -> oneByOne(claim, due))
                .invoke(() -> steps.reached("engine.recorded"))
                .replaceWith(Outcome.AGAIN);
    }

    private Uni<Void> record(UUID claim, List<DueTrigger> due) {
        return transactions.run(connection -> recorder.record(connection, claim, due));
    }

    /** So that one trigger that cannot be recorded does not hold up the others; its claim expires and it is tried again. */
    private Uni<Void> oneByOne(UUID claim, List<DueTrigger> due) {
        return Multi.createFrom()
                .iterable(due)
                .onItem()
                .transformToUniAndConcatenate(each -> record(claim, List.of(each))
                        .onFailure()
                        .invoke(failure -> LOG.errorf(
                                failure, "Could not record %s of lease %s", each.eventType(), each.leaseId()))
                        .onFailure()
                        .recoverWithNull())
                .collect()
                .asList()
                .replaceWithVoid();
    }
}
