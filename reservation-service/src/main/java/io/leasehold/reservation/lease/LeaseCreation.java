package io.leasehold.reservation.lease;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.outbox.Transactions;
import io.leasehold.reservation.allocation.Held;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Makes new leases: picks, checks, and then holds all of it in one transaction, or nothing (contract section 2.1). */
@Singleton
class LeaseCreation {
    private final Placement placement;
    private final LeaseDrafts drafts;
    private final LeaseLedger ledger;
    private final Attempts attempts;

    LeaseCreation(Placement placement, LeaseDrafts drafts, LeaseLedger ledger, Attempts attempts) {
        this.placement = placement;
        this.drafts = drafts;
        this.ledger = ledger;
        this.attempts = attempts;
    }

    Uni<Lease> create(Caller caller, CreateLease request) {
        return attempts.settle(() -> choose(request)
                .chain(held -> drafts.lease(caller, request, held))
                .call(lease -> attempts.inTransaction(connection -> ledger.open(connection, lease))));
    }

    private Uni<List<Held>> choose(CreateLease request) {
        List<Wish> wishes = request.reservations().stream()
                .map(each -> Wish.first(each.demand()))
                .toList();
        return placement.choose(wishes, request.window(), Optional.empty());
    }
}
