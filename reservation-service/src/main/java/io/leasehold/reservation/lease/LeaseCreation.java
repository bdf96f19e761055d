package io.leasehold.reservation.lease;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.error.ServiceException;
import io.leasehold.reservation.allocation.Grammar;
import io.leasehold.reservation.allocation.Held;
import io.leasehold.reservation.reservation.Request;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes new leases: picks, checks, and then holds all of it in one transaction, or nothing (contract section 2.1). */
@Singleton
class LeaseCreation {
    private final Grammar grammar;
    private final Placement placement;
    private final LeaseChecks checks;
    private final LeaseDrafts drafts;
    private final LeaseLedger ledger;
    private final IdempotencyKeys keys;
    private final Attempts attempts;

    LeaseCreation(
            Grammar grammar,
            Placement placement,
            LeaseChecks checks,
            LeaseDrafts drafts,
            LeaseLedger ledger,
            IdempotencyKeys keys,
            Attempts attempts) {
        this.grammar = grammar;
        this.placement = placement;
        this.checks = checks;
        this.drafts = drafts;
        this.ledger = ledger;
        this.keys = keys;
        this.attempts = attempts;
    }

    /** A new lease, or the one that the same mark has made before. */
    Uni<Lease> create(Caller caller, CreateLease request, Optional<RequestMark> mark) {
        return attempts.settle(() -> made(mark)
                .chain(made -> made.map(this::again)
                        .orElseGet(() -> draft(caller, request)
                                .call(lease -> attempts.inTransaction(connection -> write(connection, lease, mark))))));
    }

    /** The lease as it would be made now; nothing is held. */
    Uni<Lease> draft(Caller caller, CreateLease request) {
        return choose(request.reservations(), request.window())
                .call(held -> checks.creates(caller, request, held))
                .chain(held -> drafts.lease(caller, request, held));
    }

    private Uni<Optional<UUID>> made(Optional<RequestMark> mark) {
        return mark.map(keys::find).orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Lease> again(UUID id) {
        return ledger.find(id)
                .map(found -> found.orElseThrow(
                        () -> ServiceException.conflict("Idempotency-Key made lease %s, which is gone".formatted(id))));
    }

    private Uni<Void> write(SqlConnection connection, Lease lease, Optional<RequestMark> mark) {
        Uni<Void> noted = mark.map(given -> keys.note(connection, given, lease.id()))
                .orElseGet(() -> Uni.createFrom().voidItem());
        return noted.chain(() -> ledger.open(connection, lease));
    }

    Uni<Boolean> wouldFit(List<Request> requests, Window window) {
        return choose(requests, window)
                .replaceWith(true)
                .onFailure(ServiceException.class)
                .recoverWithItem(false);
    }

    private Uni<List<Held>> choose(List<Request> requests, Window window) {
        requests.stream().map(Request::demand).forEach(grammar::require);
        List<Wish> wishes =
                requests.stream().map(each -> Wish.first(each.demand())).toList();
        return placement.choose(wishes, window, Optional.empty());
    }
}
