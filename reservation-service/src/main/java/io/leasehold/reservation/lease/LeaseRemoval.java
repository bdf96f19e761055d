package io.leasehold.reservation.lease;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.error.ErrorKind;
import io.leasehold.common.error.ServiceException;
import io.leasehold.reservation.http.Policy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Removes leases and frees what they hold (contract section 3.5). */
@Singleton
class LeaseRemoval {
    private final LeaseAccess access;
    private final LeaseLedger ledger;
    private final FloatingIpWork addresses;
    private final LeaseChecks checks;
    private final Attempts attempts;

    LeaseRemoval(
            LeaseAccess access, LeaseLedger ledger, FloatingIpWork addresses, LeaseChecks checks, Attempts attempts) {
        this.access = access;
        this.ledger = ledger;
        this.addresses = addresses;
        this.checks = checks;
        this.attempts = attempts;
    }

    Uni<Void> delete(Caller caller, String id) {
        return attempts.settle(spread -> access.load(caller, id, Policy.LEASES_DELETE)
                        .call(lease -> FloatingIpWork.hasMade(lease) ? takeBackAndRemove(lease) : remove(lease))
                        .call(lease -> lease.isPast() ? Uni.createFrom().voidItem() : checks.ends(lease)))
                .replaceWithVoid();
    }

    private Uni<Void> remove(Lease seen) {
        return attempts.inTransaction(
                connection -> deleting(connection, seen).chain(lease -> ledger.close(connection, lease)));
    }

    private Uni<Void> takeBackAndRemove(Lease seen) {
        return attempts.inTransaction(connection ->
                        deleting(connection, seen).call(lease -> ledger.save(connection, List.of(lease), List.of())))
                .chain(this::finish);
    }

    /** Ends the removal of a lease in DELETING; what cannot be taken back leaves it in ERROR, to be deleted again. */
    Uni<Void> finish(Lease deleting) {
        return addresses
                .takeBack(deleting)
                .call(failed -> attempts.inTransaction(connection -> finish(connection, deleting, failed)))
                .invoke(LeaseRemoval::requireNone)
                .replaceWithVoid();
    }

    private Uni<Lease> deleting(SqlConnection connection, Lease seen) {
        return ledger.lockUnchanged(connection, seen).map(lease -> lease.busy(LeaseStatus.DELETING, attempts.now()));
    }

    private Uni<Void> finish(SqlConnection connection, Lease deleting, Set<UUID> failed) {
        return ledger.lockBusy(connection, deleting)
                .chain(lease -> failed.isEmpty()
                        ? ledger.close(connection, lease)
                        : ledger.save(connection, List.of(lease.failed(attempts.now())), List.of()));
    }

    private static void requireNone(Set<UUID> failed) {
        if (!failed.isEmpty()) {
            throw new ServiceException(ErrorKind.INTERNAL, "Internal Server Error");
        }
    }
}
