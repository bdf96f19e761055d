package io.leasehold.reservation.engine;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jboss.logging.Logger;

/** Records a whole batch of triggers for which nobody else has to do anything. */
@Singleton
class BatchTriggerExecutor implements TriggerExecutor {
    private static final Logger LOG = Logger.getLogger(BatchTriggerExecutor.class);

    private final OutcomeRecorder recorder;

    BatchTriggerExecutor(OutcomeRecorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public Lane lane() {
        return Lane.PUNCTUAL;
    }

    @Override
    public Uni<Void> carryOut(ClaimedTriggers claim) {
        return recorder.record(claim, Map.of()).onFailure().recoverWithUni(failure -> oneByOne(claim));
    }

    /** So that one trigger that cannot be recorded does not hold up the others; its claim expires and it is tried again. */
    private Uni<Void> oneByOne(ClaimedTriggers claim) {
        return Multi.createFrom()
                .items(claim.split())
                .onItem()
                .transformToUniAndConcatenate(this::recordOrReport)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> recordOrReport(ClaimedTriggers single) {
        return recorder.record(single, Map.of())
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "Could not record %s", single.due()))
                .onFailure()
                .recoverWithNull();
    }
}
