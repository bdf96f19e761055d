package io.leasehold.reservation.engine;

import io.leasehold.common.boundary.Steps;
import io.leasehold.reservation.ReservationBoundary;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.Trigger;
import io.leasehold.reservation.lease.change.FloatingIpProvisioning;
import io.leasehold.reservation.lease.change.LeaseChecks;
import io.leasehold.reservation.lease.store.ClaimedTriggers;
import io.leasehold.reservation.lease.store.DueTrigger;
import io.leasehold.reservation.lease.store.Leases;
import io.leasehold.reservation.lease.store.TriggerClaims;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Execution of triggers with calls to the network and to enforcement filters (contract section 3.4), several at once.
 * Failed calls are part of the outcome, and calls may be repeated.
 */
@Singleton
class RemoteTriggerExecutor implements TriggerExecutor {
    private static final Logger LOG = Logger.getLogger(RemoteTriggerExecutor.class);
    private static final int CONCURRENT_TRIGGERS = 8;
    /** Few enough to be executed long before the claim expires. */
    private static final int CLAIM_LIMIT = 16;

    private final Leases leases;
    private final LeaseChecks checks;
    private final FloatingIpProvisioning floatingIps;
    private final OutcomeRecorder recorder;
    private final Steps steps;

    RemoteTriggerExecutor(
            Leases leases,
            LeaseChecks checks,
            FloatingIpProvisioning floatingIps,
            OutcomeRecorder recorder,
            Steps steps) {
        this.leases = leases;
        this.checks = checks;
        this.floatingIps = floatingIps;
        this.recorder = recorder;
        this.steps = steps;
    }

    @Override
    public TriggerClaims.Selection selection() {
        return new TriggerClaims.Selection(true, checks.isEnabled(), CLAIM_LIMIT);
    }

    @Override
    public Uni<Void> execute(ClaimedTriggers claimed) {
        return Multi.createFrom()
                .items(claimed.split())
                .onItem()
                .transformToUni(this::executeSingle)
                .merge(CONCURRENT_TRIGGERS)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> executeSingle(ClaimedTriggers single) {
        DueTrigger due = single.triggers().getFirst();
        return leases.load(List.of(due.leaseId()))
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : call(due, found.getFirst())
                                .invoke(() -> steps.reached(ReservationBoundary.ENGINE_ACTED))
                                .chain(failed -> recorder.record(single, Map.of(due.leaseId(), failed))))
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "Could not execute %s, which is repeated later", due))
                .onFailure()
                .recoverWithNull();
    }

    /** Returns the ids of the reservations whose calls failed. */
    private Uni<Set<UUID>> call(DueTrigger due, Lease lease) {
        return switch (due.eventType()) {
            case Trigger.START -> floatingIps.create(lease);
            case Trigger.END -> checks.notifyEnd(lease).chain(() -> floatingIps.delete(lease));
            default -> Uni.createFrom().item(Set.of());
        };
    }
}
