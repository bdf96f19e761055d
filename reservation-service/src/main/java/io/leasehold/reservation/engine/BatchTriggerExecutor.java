package io.leasehold.reservation.engine;

import io.leasehold.reservation.lease.change.LeaseChecks;
import io.leasehold.reservation.lease.store.ClaimedTriggers;
import io.leasehold.reservation.lease.store.TriggerClaims;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jboss.logging.Logger;

/** Execution of triggers that change nothing but rows of this service: a whole batch in one transaction. */
@Singleton
class BatchTriggerExecutor implements TriggerExecutor {
    private static final Logger LOG = Logger.getLogger(BatchTriggerExecutor.class);

    private final OutcomeRecorder recorder;
    private final LeaseChecks checks;
    private final EngineConfig config;

    BatchTriggerExecutor(OutcomeRecorder recorder, LeaseChecks checks, EngineConfig config) {
        this.recorder = recorder;
        this.checks = checks;
        this.config = config;
    }

    @Override
    public TriggerClaims.Selection selection() {
        return new TriggerClaims.Selection(false, checks.isEnabled(), config.batch());
    }

    @Override
    public Uni<Void> execute(ClaimedTriggers claimed) {
        return recorder.record(claimed, Map.of()).onFailure().recoverWithUni(failure -> oneByOne(claimed));
    }

    /** Records each trigger alone, so that one that fails does not hold up the others; its claim expires and it is repeated. */
    private Uni<Void> oneByOne(ClaimedTriggers claimed) {
        return Multi.createFrom()
                .items(claimed.split())
                .onItem()
                .transformToUniAndConcatenate(single -> recorder.record(single, Map.of())
                        .onFailure()
                        .invoke(failure -> LOG.errorf(failure, "Could not record %s", single.triggers()))
                        .onFailure()
                        .recoverWithNull())
                .collect()
                .asList()
                .replaceWithVoid();
    }
}
