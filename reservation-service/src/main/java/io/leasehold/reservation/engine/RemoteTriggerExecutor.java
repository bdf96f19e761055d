package io.leasehold.reservation.engine;

import io.leasehold.common.work.Steps;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.store.LeaseLedger;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Lets others do their part for each trigger, some at once, and records what became of it; a failure is an outcome too. */
@Singleton
class RemoteTriggerExecutor implements TriggerExecutor {
    private static final Logger LOG = Logger.getLogger(RemoteTriggerExecutor.class);
    private static final int AT_ONCE = 8;

    private final Pool pool;
    private final LeaseLedger leases;
    private final Actions actions;
    private final OutcomeRecorder recorder;
    private final Steps steps;

    RemoteTriggerExecutor(Pool pool, LeaseLedger leases, Actions actions, OutcomeRecorder recorder, Steps steps) {
        this.pool = pool;
        this.leases = leases;
        this.actions = actions;
        this.recorder = recorder;
        this.steps = steps;
    }

    @Override
    public Lane lane() {
        return Lane.ACTING;
    }

    @Override
    public Uni<Void> carryOut(ClaimedTriggers claim) {
        return Multi.createFrom()
                .items(claim.split())
                .onItem()
                .transformToUni(this::carryOutOne)
                .merge(AT_ONCE)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> carryOutOne(ClaimedTriggers single) {
        DueTrigger due = single.due().getFirst();
        return leases.load(pool, List.of(due.leaseId()))
                .chain(found -> found.isEmpty() ? Uni.createFrom().voidItem() : act(single, due, found.getFirst()))
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "Could not carry out %s; it is tried again later", due))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> act(ClaimedTriggers single, DueTrigger due, Lease lease) {
        return actions.perform(due, lease)
                .invoke(() -> steps.reached("engine.acted"))
                .chain(failed -> recorder.record(single, outcome(due, failed)));
    }

    private static Map<UUID, Set<UUID>> outcome(DueTrigger due, Set<UUID> failed) {
        return Map.of(due.leaseId(), failed);
    }
}
