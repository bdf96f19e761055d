package io.leasehold.reservation.lease.change;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.error.ErrorKind;
import io.leasehold.common.error.ServiceException;
import io.leasehold.reservation.http.Policy;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.LeaseStatus;
import io.leasehold.reservation.lease.store.LeaseLedger;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Removes leases and frees what they hold (contract section 3.5). */
@Singleton
class LeaseRemover {
    private final LeaseAccess access;
    private final LeaseLedger ledger;
    private final FloatingIpProvisioning addresses;
    private final LeaseChecks checks;
    private final Attempts attempts;

    LeaseRemover(
            LeaseAccess access,
            LeaseLedger ledger,
            FloatingIpProvisioning addresses,
            LeaseChecks checks,
            Attempts attempts) {
        this.access = access;
        this.ledger = ledger;
        this.addresses = addresses;
        this.checks = checks;
        this.attempts = attempts;
    }

    Uni<Void> delete(Caller caller, String id) {
        return attempts.settle(() -> access.load(caller, id, Policy.LEASES_DELETE)
                        .chain(seen -> attempts.inTransaction(connection -> begin(connection, seen)))
                        .call(lease -> FloatingIpProvisioning.hasMade(lease)
                                ? finish(lease)
                                : Uni.createFrom().voidItem())
                        .call(lease -> lease.isPast() ? Uni.createFrom().voidItem() : checks.ends(lease)))
                .replaceWithVoid();
    }

    /** Removes the lease as it is now, whoever has changed it meanwhile; if the network has made something, later. */
    private Uni<Lease> begin(SqlConnection connection, Lease seen) {
        return ledger.lockPresent(connection, seen)
                .map(lease -> lease.busy(LeaseStatus.DELETING, attempts.now()))
                .call(lease -> FloatingIpProvisioning.hasMade(lease)
                        ? ledger.save(connection, List.of(lease), List.of())
                        : ledger.close(connection, lease));
    }

    /** Ends the removal of a lease in DELETING; what cannot be taken back leaves it in ERROR, to be deleted again. */
    Uni<Void> finish(Lease deleting) {
        return addresses
                .takeBack(deleting)
                .call(failed -> attempts.inTransaction(connection -> finish(connection, deleting, failed)))
                .invoke(LeaseRemover::requireNone)
                .replaceWithVoid();
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
