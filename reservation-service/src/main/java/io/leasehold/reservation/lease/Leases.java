package io.leasehold.reservation.lease;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.event.LeaseEvent;
import io.leasehold.common.outbox.Transactions;
import io.leasehold.reservation.allocation.Grammar;
import io.leasehold.reservation.http.Policies;
import io.leasehold.reservation.http.Policy;
import io.leasehold.reservation.reservation.Request;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What users can do with leases. Every change and the event that tells of it are one transaction. */
@Singleton
public class Leases {
    private final Policies policies;
    private final Grammar grammar;
    private final Transactions transactions;
    private final LeaseStore store;
    private final LeaseLedger ledger;
    private final Placement placement;
    private final LeaseDrafts drafts;
    private final DueSignal due;
    private final Clock clock;

    Leases(
            Policies policies,
            Grammar grammar,
            Transactions transactions,
            LeaseStore store,
            LeaseLedger ledger,
            Placement placement,
            LeaseDrafts drafts,
            DueSignal due,
            Clock clock) {
        this.policies = policies;
        this.grammar = grammar;
        this.transactions = transactions;
        this.store = store;
        this.ledger = ledger;
        this.placement = placement;
        this.drafts = drafts;
        this.due = due;
        this.clock = clock;
    }

    /** The lease; 404 when there is none, 403 when it is another project's. */
    Uni<Lease> get(Caller caller, String id) {
        return LeaseIds.parse(id)
                .map(store::find)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(found -> found.orElseThrow(() -> unknown(id)))
                .invoke(lease -> policies.require(
                        Policy.LEASES_GET, caller, lease.owner().projectId()));
    }

    /** A new lease in PENDING with hosts for all its reservations, or nothing at all. */
    Uni<Lease> create(Caller caller, CreateLease request) {
        request.reservations().stream().map(Request::demand).forEach(grammar::require);
        return placement
                .settle(() -> transactions.run(connection -> create(connection, caller, request)))
                .invoke(due::raise);
    }

    /** One attempt at a new lease, in an open transaction. */
    Uni<Lease> create(SqlConnection connection, Caller caller, CreateLease request) {
        return placement
                .choose(connection, request)
                .chain(hosts -> drafts.lease(connection, caller, request, hosts))
                .call(lease -> ledger.open(connection, lease))
                .call(lease -> placement.take(connection, lease));
    }

    /** The lease after the change; a refused change leaves it as it was. */
    Uni<Lease> update(Caller caller, String id, UpdateLease request) {
        return placement
                .settle(() -> transactions.run(connection -> locked(connection, id)
                        .invoke(lease -> requireUpdatable(caller, lease))
                        .chain(lease -> update(connection, lease, request))))
                .invoke(due::raise);
    }

    /** Removes the lease and frees what it holds; compute takes the rest back when it hears of it. */
    Uni<Void> delete(Caller caller, String id) {
        return transactions.run(connection -> locked(connection, id)
                .invoke(lease -> requireDeletable(caller, lease))
                .map(lease -> lease.deleting(clock.instant()))
                .call(lease -> ledger.close(connection, lease))
                .replaceWithVoid());
    }

    private Uni<Lease> update(SqlConnection connection, Lease lease, UpdateLease request) {
        if (request.isEmpty()) {
            return Uni.createFrom().item(lease);
        }
        Instant now = clock.instant();
        Lease renamed = request.name().map(name -> lease.renamed(name, now)).orElse(lease);
        return request.changesMore()
                ? move(connection, lease, renamed, request, now)
                : save(connection, renamed, List.of(new LeaseEvent.Renamed(Snapshots.of(renamed))));
    }

    private Uni<Lease> move(SqlConnection connection, Lease old, Lease renamed, UpdateLease request, Instant now) {
        Window window = request.window(old, now);
        Optional<Instant> beforeEnd = request.beforeEnd(window);
        request.requireNoReservations();
        Lease moved = renamed.moved(window, beforeEnd, now);
        return placement.move(connection, old, moved).chain(placed -> save(connection, placed, facts(old, placed)));
    }

    private static List<LeaseEvent> facts(Lease old, Lease updated) {
        List<LeaseEvent> facts = new ArrayList<>();
        if (updated.rearmedSince(old)) {
            facts.add(new LeaseEvent.BeforeEndStopped(Snapshots.of(updated)));
        }
        facts.add(new LeaseEvent.Updated(Snapshots.of(updated)));
        return facts;
    }

    private Uni<Lease> save(SqlConnection connection, Lease lease, List<LeaseEvent> facts) {
        return ledger.save(connection, List.of(lease), facts).replaceWith(lease);
    }

    private Uni<Lease> locked(SqlConnection connection, String id) {
        return LeaseIds.parse(id)
                .map(uuid -> ledger.lock(connection, List.of(uuid)))
                .orElseGet(() -> Uni.createFrom().item(List.of()))
                .map(found -> found.stream().findFirst().orElseThrow(() -> unknown(id)));
    }

    private void requireUpdatable(Caller caller, Lease lease) {
        policies.require(Policy.LEASES_GET, caller, lease.owner().projectId());
        policies.require(Policy.LEASES_PUT, caller, lease.owner().projectId());
        lease.requireUpdatable();
    }

    private void requireDeletable(Caller caller, Lease lease) {
        policies.require(Policy.LEASES_GET, caller, lease.owner().projectId());
        policies.require(Policy.LEASES_DELETE, caller, lease.owner().projectId());
    }

    private static ServiceException unknown(String id) {
        return ServiceException.notFound("Object with {'lease_id': '%s'} not found".formatted(id));
    }
}
