package io.leasehold.reservation.lease.change;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.event.LeaseEvent;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.LeaseSnapshots;
import io.leasehold.reservation.lease.LeaseStatus;
import io.leasehold.reservation.lease.store.LeaseLedger;
import io.leasehold.reservation.lease.store.LostRace;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;

/** Writes what was decided of leases (contract section 2.2, rule 12): a change that fails leaves the lease as it was. */
@Singleton
class LeaseWriter {
    private final UpdatePlanner decisions;
    private final LeaseLedger ledger;
    private final FloatingIpProvisioning addresses;
    private final Attempts attempts;

    LeaseWriter(UpdatePlanner decisions, LeaseLedger ledger, FloatingIpProvisioning addresses, Attempts attempts) {
        this.decisions = decisions;
        this.ledger = ledger;
        this.addresses = addresses;
        this.attempts = attempts;
    }

    Uni<Lease> update(Caller caller, String id, UpdateLease request) {
        return attempts.place(
                spread -> decisions.decide(caller, id, request, spread).chain(this::apply));
    }

    private Uni<Lease> apply(LeaseChange change) {
        if (change.isNothing()) {
            return Uni.createFrom().item(change.after());
        }
        return change.needsAddressesMade()
                ? applyInNetwork(change)
                : write(change, change.after(), change.facts()).replaceWith(change.after());
    }

    private Uni<Void> write(LeaseChange change, Lease after, List<LeaseEvent> facts) {
        return attempts.inTransaction(connection -> ledger.lockUnchanged(connection, change.before())
                .invoke(Lease::requireUpdatable)
                .chain(() -> write(connection, change, after, facts)));
    }

    private Uni<Void> write(SqlConnection connection, LeaseChange change, Lease after, List<LeaseEvent> facts) {
        Uni<Void> deep = change.deep()
                ? ledger.rewrite(connection, after)
                : Uni.createFrom().voidItem();
        return deep.chain(() -> ledger.save(connection, List.of(after), facts));
    }

    /** The lease is UPDATING while the network makes what is new; a worker that dies meanwhile is taken over. */
    private Uni<Lease> applyInNetwork(LeaseChange change) {
        Lease busy = change.after().busy(LeaseStatus.UPDATING, attempts.now());
        return write(change, busy, List.of())
                .chain(() -> addresses.make(busy))
                .chain(failed -> failed.isEmpty() ? finish(change, busy) : undo(change, busy));
    }

    /** Ends a change that another worker left in UPDATING: what the network lacks is made, then the change stands. */
    Uni<Void> finish(Lease updating) {
        return addresses
                .make(updating)
                .chain(failed -> failed.isEmpty()
                        ? attempts.inTransaction(connection -> ledger.lockBusy(connection, updating)
                                .map(lease -> lease.settled(attempts.now()))
                                .chain(lease -> ledger.save(
                                        connection,
                                        List.of(lease),
                                        List.of(new LeaseEvent.Updated(LeaseSnapshots.of(lease))))))
                        : Uni.createFrom().voidItem());
    }

    /** Whoever removed the lease meanwhile did not know what was being made: that is taken back. */
    private Uni<Lease> finish(LeaseChange change, Lease busy) {
        return attempts.inTransaction(connection -> ledger.lockBusy(connection, busy)
                        .map(lease -> lease.back(change.after().status(), attempts.now()))
                        .call(lease -> ledger.save(
                                connection, List.of(lease), new LeaseChange(change.before(), lease, true).facts())))
                .onFailure(LostRace.class)
                .call(() -> addresses.takeBack(change.added()));
    }

    /** What cannot even be taken back is left to whoever takes the work over: then the change is made in the end. */
    private Uni<Lease> undo(LeaseChange change, Lease busy) {
        return addresses
                .takeBack(change.added())
                .chain(failed -> failed.isEmpty()
                        ? attempts.inTransaction(connection -> ledger.lockBusy(connection, busy)
                                .chain(() -> ledger.rewrite(connection, change.before()))
                                .chain(() -> ledger.save(connection, List.of(change.before()), List.of())))
                        : Uni.createFrom().voidItem())
                .onItem()
                .transformToUni(undone -> Uni.createFrom()
                        .failure(ServiceException.unavailable("The network service did not make the floating IPs")));
    }
}
