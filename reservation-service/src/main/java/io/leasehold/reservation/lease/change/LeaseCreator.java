package io.leasehold.reservation.lease.change;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.error.ServiceException;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.store.LeaseLedger;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Makes new leases: what is proposed is written and held in one transaction, or nothing is (contract section 2.1, step 12). */
@Singleton
class LeaseCreator {
    private final LeaseDrafts proposals;
    private final LeaseLedger ledger;
    private final IdempotencyKeys keys;
    private final Attempts attempts;

    LeaseCreator(LeaseDrafts proposals, LeaseLedger ledger, IdempotencyKeys keys, Attempts attempts) {
        this.proposals = proposals;
        this.ledger = ledger;
        this.keys = keys;
        this.attempts = attempts;
    }

    /** A new lease, or the one that the same mark has made before. */
    Uni<Lease> create(Caller caller, CreateLease request, Optional<IdempotencyKey> mark) {
        return attempts.place(spread -> made(mark)
                .chain(made -> made.map(lease -> Uni.createFrom().item(lease))
                        .orElseGet(() -> make(caller, request, mark, spread))));
    }

    /** The lease that the mark has made before; 409 when that is gone. */
    Uni<Optional<Lease>> made(Optional<IdempotencyKey> mark) {
        return mark.map(keys::find)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .chain(made -> made.map(id -> again(id).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Lease> again(UUID id) {
        return ledger.find(id)
                .map(found -> found.orElseThrow(
                        () -> ServiceException.conflict("Idempotency-Key made lease %s, which is gone".formatted(id))));
    }

    private Uni<Lease> make(Caller caller, CreateLease request, Optional<IdempotencyKey> mark, int spread) {
        return proposals
                .draft(caller, request, spread)
                .call(lease -> attempts.inTransaction(connection -> write(connection, lease, mark)));
    }

    private Uni<Void> write(SqlConnection connection, Lease lease, Optional<IdempotencyKey> mark) {
        Uni<Void> noted = mark.map(given -> keys.note(connection, given, lease.id()))
                .orElseGet(() -> Uni.createFrom().voidItem());
        return noted.chain(() -> ledger.open(connection, lease));
    }
}
