package io.leasehold.reservation.lease.change;

import io.leasehold.common.error.ErrorKind;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.event.LeaseEvent;
import io.leasehold.common.event.LeaseEvent.Change;
import io.leasehold.common.sql.Transactions;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.LeaseSnapshots;
import io.leasehold.reservation.lease.LeaseStatus;
import io.leasehold.reservation.lease.store.Leases;
import io.leasehold.reservation.lease.store.LostRace;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Writer of changes and removals of leases (contract sections 2.2, rule 12, and 3.5). While the network creates or deletes
 * floating IPs the lease is UPDATING or DELETING; when a process dies meanwhile, another one takes the work over.
 */
@Singleton
class LeaseWriter {
    private final Leases leases;
    private final FloatingIpProvisioning floatingIps;
    private final Transactions transactions;
    private final DueTriggerSignal due;
    private final Clock clock;

    LeaseWriter(
            Leases leases,
            FloatingIpProvisioning floatingIps,
            Transactions transactions,
            DueTriggerSignal due,
            Clock clock) {
        this.leases = leases;
        this.floatingIps = floatingIps;
        this.transactions = transactions;
        this.due = due;
        this.clock = clock;
    }

    /**
     * Writes the change, or its begin when the network has to create floating IPs: then the lease is UPDATING until {@link
     * #endUpdate}.
     */
    Uni<LeaseChange> beginUpdate(LeaseChange change) {
        if (change.isEmpty()) {
            return Uni.createFrom().item(change);
        }
        Uni<Void> write = change.addsFloatingIpsInUse()
                ? write(change, updating(change), List.of())
                : write(change, change.after(), change.events()).invoke(() -> due.raise(change.after()));
        return write.replaceWith(change);
    }

    /** Creates the floating IPs of a change that was begun, ends the change, and returns the lease; 503 without them. */
    Uni<Lease> endUpdate(LeaseChange change) {
        if (!change.addsFloatingIpsInUse()) {
            return Uni.createFrom().item(change.after());
        }
        Lease updating = updating(change);
        return floatingIps
                .create(updating)
                .chain(failed -> failed.isEmpty() ? complete(change, updating) : undo(change, updating))
                .invoke(due::raise);
    }

    /** Finishes a change that another process left in UPDATING: missing floating IPs are created, then the change stands. */
    Uni<Void> finishUpdate(Lease updating) {
        return floatingIps
                .create(updating)
                .chain(failed -> failed.isEmpty()
                        ? transactions.run(connection -> leases.lockInSameStatus(connection, updating)
                                .map(lease -> lease.settled(clock.instant()))
                                .chain(lease -> leases.save(
                                        connection,
                                        List.of(lease),
                                        List.of(LeaseEvent.of(Change.UPDATED, LeaseSnapshots.of(lease))))))
                        : Uni.createFrom().voidItem());
    }

    /**
     * Removes the lease as it is now, whether changed since it was read or not, and returns it with its former holdings.
     * 500 when a floating IP cannot be deleted: the lease stays in ERROR and can be deleted again.
     */
    Uni<Lease> remove(Lease seen) {
        return transactions
                .run(connection -> leases.lockExisting(connection, seen)
                        .map(lease -> lease.entering(LeaseStatus.DELETING, clock.instant()))
                        .call(lease -> FloatingIpProvisioning.hasCreated(lease)
                                ? leases.save(connection, List.of(lease), List.of())
                                : leases.delete(connection, lease)))
                .call(lease -> FloatingIpProvisioning.hasCreated(lease)
                        ? finishRemoval(lease)
                        : Uni.createFrom().voidItem());
    }

    /** Finishes the removal of a lease in DELETING; see {@link #remove}. */
    Uni<Void> finishRemoval(Lease deleting) {
        return floatingIps
                .delete(deleting)
                .call(failed -> transactions.run(connection -> leases.lockInSameStatus(connection, deleting)
                        .chain(lease -> failed.isEmpty()
                                ? leases.delete(connection, lease)
                                : leases.save(
                                        connection,
                                        List.of(lease.withStatus(LeaseStatus.ERROR, clock.instant())),
                                        List.of()))))
                .invoke(LeaseWriter::requireNoFailure)
                .replaceWithVoid();
    }

    private Lease updating(LeaseChange change) {
        return change.after().entering(LeaseStatus.UPDATING, clock.instant());
    }

    private Uni<Void> write(LeaseChange change, Lease after, List<LeaseEvent> events) {
        return transactions.run(connection -> leases.lockUnchanged(connection, change.before())
                .invoke(Lease::requireUpdatable)
                .chain(() -> change.onlyName() ? Uni.createFrom().voidItem() : leases.saveRequests(connection, after))
                .chain(() -> leases.save(connection, List.of(after), events)));
    }

    /** Ends the change. A removal meanwhile did not know the new floating IPs, so they are deleted here. */
    private Uni<Lease> complete(LeaseChange change, Lease updating) {
        return transactions
                .run(connection -> leases.lockInSameStatus(connection, updating)
                        .map(lease -> lease.withStatus(change.after().status(), clock.instant()))
                        .call(lease -> leases.save(
                                connection, List.of(lease), new LeaseChange(change.before(), lease, false).events())))
                .onFailure(LostRace.class)
                .call(() -> floatingIps.delete(change.withAddedFloatingIps()));
    }

    /** Restores the lease. If even the new floating IPs cannot be deleted, the lease stays UPDATING and the change is finished later. */
    private Uni<Lease> undo(LeaseChange change, Lease updating) {
        return floatingIps
                .delete(change.withAddedFloatingIps())
                .chain(failed -> failed.isEmpty()
                        ? transactions.run(connection -> leases.lockInSameStatus(connection, updating)
                                .chain(() -> leases.saveRequests(connection, change.before()))
                                .chain(() -> leases.save(connection, List.of(change.before()), List.of())))
                        : Uni.createFrom().voidItem())
                .onItem()
                .transformToUni(undone -> Uni.createFrom()
                        .failure(ServiceException.unavailable("The network service did not make the floating IPs")));
    }

    private static void requireNoFailure(Set<UUID> failed) {
        if (!failed.isEmpty()) {
            throw new ServiceException(ErrorKind.INTERNAL, "Internal Server Error");
        }
    }
}
