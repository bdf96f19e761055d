package io.leasehold.reservation.engine;

import io.leasehold.common.event.LeaseEvent;
import io.leasehold.common.event.LeaseSnapshot;
import io.leasehold.common.outbox.Transactions;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.LeaseSnapshots;
import io.leasehold.reservation.lease.Trigger;
import io.leasehold.reservation.lease.store.LeaseLedger;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Records what became of claimed triggers: the lease, its reservations, its allocations and the events, in one transaction. */
@Singleton
class OutcomeRecorder {
    private record Step(Lease lease, List<LeaseEvent> facts, boolean ended) {}

    private final Transactions transactions;
    private final LeaseLedger leases;
    private final TriggerClaims claims;
    private final Clock clock;
    private final Timer startLag;

    OutcomeRecorder(
            Transactions transactions, LeaseLedger leases, TriggerClaims claims, Clock clock, MeterRegistry metrics) {
        this.transactions = transactions;
        this.leases = leases;
        this.claims = claims;
        this.clock = clock;
        this.startLag = Timer.builder("lease_start_lag")
                .description("From the time a lease shall start until its start is recorded")
                .publishPercentiles(0.5, 0.99)
                .register(metrics);
    }

    /**
     * Records those of the triggers that the claim still holds: none that another worker has taken over.
     *
     * @param failures by lease, the ids of the reservations whose action failed; a lease without any is left out
     */
    Uni<Void> record(ClaimedTriggers claim, Map<UUID, Set<UUID>> failures) {
        return transactions.run(connection -> record(connection, claim, failures));
    }

    private Uni<Void> record(SqlConnection connection, ClaimedTriggers claim, Map<UUID, Set<UUID>> failures) {
        Map<UUID, DueTrigger> byLease =
                claim.due().stream().collect(Collectors.toMap(DueTrigger::leaseId, Function.identity()));
        return leases.lock(connection, byLease.keySet())
                .chain(locked -> claims.stillHeld(connection, claim)
                        .chain(held -> record(connection, steps(locked, held, byLease, failures), failures)));
    }

    private Uni<Void> record(SqlConnection connection, List<Step> steps, Map<UUID, Set<UUID>> failures) {
        List<Lease> ended = steps.stream().filter(Step::ended).map(Step::lease).toList();
        Set<UUID> failed = failures.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        return leases.release(connection, ended, failed)
                .chain(() -> leases.save(
                        connection,
                        steps.stream().map(Step::lease).toList(),
                        steps.stream().flatMap(step -> step.facts().stream()).toList()));
    }

    private List<Step> steps(
            List<Lease> locked, Set<UUID> ours, Map<UUID, DueTrigger> byLease, Map<UUID, Set<UUID>> failures) {
        Instant now = clock.instant();
        return locked.stream()
                .map(lease -> Map.entry(lease, Objects.requireNonNull(byLease.get(lease.id()))))
                .filter(each -> ours.contains(each.getValue().id()))
                .map(each -> step(
                        each.getKey(),
                        each.getValue(),
                        failures.getOrDefault(each.getKey().id(), Set.of()),
                        now))
                .toList();
    }

    private Step step(Lease lease, DueTrigger due, Set<UUID> failed, Instant now) {
        return switch (due.eventType()) {
            case Trigger.START -> started(lease.started(failed, now), failed, Duration.between(due.time(), now));
            case Trigger.END -> ended(lease.ended(failed, now), failed);
            case Trigger.BEFORE_END -> told(lease.done(due.id(), now), LeaseEvent.BeforeEnd::new);
            default ->
                told(lease.done(due.id(), now), snapshot -> new LeaseEvent.UserDefined(snapshot, due.eventType()));
        };
    }

    private Step started(Lease lease, Set<UUID> failed, Duration lag) {
        startLag.record(lag);
        LeaseSnapshot snapshot = LeaseSnapshots.of(lease);
        List<LeaseEvent> facts = failed.isEmpty()
                ? List.of(new LeaseEvent.Started(snapshot))
                : List.of(new LeaseEvent.Started(snapshot), new LeaseEvent.StartFailed(snapshot));
        return new Step(lease, facts, false);
    }

    private static Step ended(Lease lease, Set<UUID> failed) {
        LeaseSnapshot snapshot = LeaseSnapshots.of(lease);
        List<LeaseEvent> facts = failed.isEmpty()
                ? List.of(new LeaseEvent.Ended(snapshot))
                : List.of(new LeaseEvent.Ended(snapshot), new LeaseEvent.EndFailed(snapshot));
        return new Step(lease, facts, true);
    }

    private static Step told(Lease lease, Function<LeaseSnapshot, LeaseEvent> fact) {
        return new Step(lease, List.of(fact.apply(LeaseSnapshots.of(lease))), false);
    }
}
