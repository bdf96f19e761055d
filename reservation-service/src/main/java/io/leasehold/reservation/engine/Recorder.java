package io.leasehold.reservation.engine;

import io.leasehold.common.event.LeaseEvent;
import io.leasehold.common.outbox.Transactions;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.LeaseLedger;
import io.leasehold.reservation.lease.Snapshots;
import io.leasehold.reservation.lease.Trigger;
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
class Recorder {
    private record Step(Lease lease, LeaseEvent fact) {}

    private final Transactions transactions;
    private final LeaseLedger leases;
    private final Claims claims;
    private final Clock clock;
    private final Timer startLag;

    Recorder(Transactions transactions, LeaseLedger leases, Claims claims, Clock clock, MeterRegistry metrics) {
        this.transactions = transactions;
        this.leases = leases;
        this.claims = claims;
        this.clock = clock;
        this.startLag = Timer.builder("lease_start_lag")
                .description("From the time a lease shall start until its start is recorded")
                .publishPercentiles(0.5, 0.99)
                .register(metrics);
    }

    /** Records those of the triggers that the claim still holds: none that another worker has taken over. */
    Uni<Void> record(Claim claim) {
        return transactions.run(connection -> record(connection, claim));
    }

    private Uni<Void> record(SqlConnection connection, Claim claim) {
        Map<UUID, DueTrigger> byLease =
                claim.due().stream().collect(Collectors.toMap(DueTrigger::leaseId, Function.identity()));
        return leases.lock(connection, byLease.keySet())
                .chain(locked -> claims.stillHeld(connection, claim)
                        .chain(held -> record(connection, steps(locked, held, byLease))));
    }

    private Uni<Void> record(SqlConnection connection, List<Step> steps) {
        List<Lease> ended = steps.stream()
                .filter(step -> step.fact() instanceof LeaseEvent.Ended)
                .map(Step::lease)
                .toList();
        return leases.release(connection, ended)
                .chain(() -> leases.save(
                        connection,
                        steps.stream().map(Step::lease).toList(),
                        steps.stream().map(Step::fact).toList()));
    }

    private List<Step> steps(List<Lease> locked, Set<UUID> ours, Map<UUID, DueTrigger> byLease) {
        Instant now = clock.instant();
        return locked.stream()
                .filter(lease -> ours.contains(lease.id()))
                .map(lease -> step(lease, Objects.requireNonNull(byLease.get(lease.id())), now))
                .toList();
    }

    private Step step(Lease lease, DueTrigger due, Instant now) {
        return switch (due.eventType()) {
            case Trigger.START -> started(lease.started(now), Duration.between(due.time(), now));
            case Trigger.BEFORE_END -> beforeEnd(lease.beforeEndDone(now));
            case Trigger.END -> ended(lease.ended(now));
            default -> throw new IllegalStateException("nobody carries out " + due.eventType());
        };
    }

    private Step started(Lease lease, Duration lag) {
        startLag.record(lag);
        return new Step(lease, new LeaseEvent.Started(Snapshots.of(lease)));
    }

    private static Step beforeEnd(Lease lease) {
        return new Step(lease, new LeaseEvent.BeforeEnd(Snapshots.of(lease)));
    }

    private static Step ended(Lease lease) {
        return new Step(lease, new LeaseEvent.Ended(Snapshots.of(lease)));
    }
}
