package io.leasehold.reservation.engine;

import io.leasehold.common.event.LeaseEvent;
import io.leasehold.common.event.LeaseEvent.Change;
import io.leasehold.common.event.LeaseSnapshot;
import io.leasehold.common.sql.Transactions;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.LeaseSnapshots;
import io.leasehold.reservation.lease.Trigger;
import io.leasehold.reservation.lease.store.ClaimedTriggers;
import io.leasehold.reservation.lease.store.DueTrigger;
import io.leasehold.reservation.lease.store.Leases;
import io.leasehold.reservation.lease.store.TriggerClaims;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Recorder of the outcome of claimed triggers: leases, reservations, allocations and events, in one transaction. */
@Singleton
class OutcomeRecorder {
    private record Transition(Lease lease, List<LeaseEvent> events, boolean ended) {}

    private final Transactions transactions;
    private final Leases leases;
    private final TriggerClaims claims;
    private final Clock clock;
    private final Timer startLag;

    OutcomeRecorder(
            Transactions transactions, Leases leases, TriggerClaims claims, Clock clock, MeterRegistry metrics) {
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
     * Records the triggers that still belong to the claim, not those that another worker has taken over.
     *
     * @param failures by lease, the ids of the reservations whose calls failed; leases without failures are left out
     */
    Uni<Void> record(ClaimedTriggers claimed, Map<UUID, Set<UUID>> failures) {
        Map<UUID, DueTrigger> byLease =
                claimed.triggers().stream().collect(Collectors.toMap(DueTrigger::leaseId, Function.identity()));
        return transactions.run(connection -> leases.lock(connection, byLease.keySet())
                .chain(locked ->
                        claims.stillHeld(connection, claimed).map(held -> transitions(locked, held, byLease, failures)))
                .chain(transitions -> write(connection, transitions, failures)));
    }

    private List<Transition> transitions(
            List<Lease> locked, Set<UUID> held, Map<UUID, DueTrigger> byLease, Map<UUID, Set<UUID>> failures) {
        Instant now = clock.instant();
        List<Transition> transitions = new ArrayList<>();
        for (Lease lease : locked) {
            DueTrigger due = Objects.requireNonNull(byLease.get(lease.id()));
            if (held.contains(due.id())) {
                transitions.add(transition(lease, due, failures.getOrDefault(lease.id(), Set.of()), now));
            }
        }
        return transitions;
    }

    private Uni<Void> write(SqlConnection connection, List<Transition> transitions, Map<UUID, Set<UUID>> failures) {
        List<Lease> ended = transitions.stream()
                .filter(Transition::ended)
                .map(Transition::lease)
                .toList();
        Set<UUID> failed = failures.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        return leases.release(connection, ended, failed)
                .chain(() -> leases.save(
                        connection,
                        transitions.stream().map(Transition::lease).toList(),
                        transitions.stream()
                                .flatMap(each -> each.events().stream())
                                .toList()));
    }

    private Transition transition(Lease lease, DueTrigger due, Set<UUID> failed, Instant now) {
        return switch (due.eventType()) {
            case Trigger.START -> {
                startLag.record(Duration.between(due.time(), now));
                yield started(lease.started(failed, now), failed);
            }
            case Trigger.END -> ended(lease.ended(failed, now), failed);
            case Trigger.BEFORE_END ->
                triggered(lease.triggered(due.id(), now), snapshot -> LeaseEvent.of(Change.BEFORE_END, snapshot));
            default ->
                triggered(
                        lease.triggered(due.id(), now), snapshot -> LeaseEvent.userDefined(due.eventType(), snapshot));
        };
    }

    private static Transition started(Lease lease, Set<UUID> failed) {
        LeaseSnapshot snapshot = LeaseSnapshots.of(lease);
        List<LeaseEvent> events = failed.isEmpty()
                ? List.of(LeaseEvent.of(Change.STARTED, snapshot))
                : List.of(LeaseEvent.of(Change.STARTED, snapshot), LeaseEvent.of(Change.START_FAILED, snapshot));
        return new Transition(lease, events, false);
    }

    private static Transition ended(Lease lease, Set<UUID> failed) {
        LeaseSnapshot snapshot = LeaseSnapshots.of(lease);
        List<LeaseEvent> events = failed.isEmpty()
                ? List.of(LeaseEvent.of(Change.ENDED, snapshot))
                : List.of(LeaseEvent.of(Change.ENDED, snapshot), LeaseEvent.of(Change.END_FAILED, snapshot));
        return new Transition(lease, events, true);
    }

    private static Transition triggered(Lease lease, Function<LeaseSnapshot, LeaseEvent> event) {
        return new Transition(lease, List.of(event.apply(LeaseSnapshots.of(lease))), false);
    }
}
