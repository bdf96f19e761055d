package io.leasehold.reservation.lease;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.event.LeaseEvent;
import io.leasehold.reservation.allocation.Grammar;
import io.leasehold.reservation.http.Policy;
import io.leasehold.reservation.reservation.RequestChange;
import io.leasehold.reservation.reservation.Reservation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Changes leases as users ask (contract section 2.2): a change that is refused leaves the lease as it was. */
@Singleton
class LeaseChanges {
    private final LeaseAccess access;
    private final Grammar grammar;
    private final Placement placement;
    private final LeaseChecks checks;
    private final LeaseLedger ledger;
    private final FloatingIpWork addresses;
    private final Attempts attempts;

    LeaseChanges(
            LeaseAccess access,
            Grammar grammar,
            Placement placement,
            LeaseChecks checks,
            LeaseLedger ledger,
            FloatingIpWork addresses,
            Attempts attempts) {
        this.access = access;
        this.grammar = grammar;
        this.placement = placement;
        this.checks = checks;
        this.ledger = ledger;
        this.addresses = addresses;
        this.attempts = attempts;
    }

    Uni<Lease> update(Caller caller, String id, UpdateLease request) {
        return attempts.settle(() -> decide(caller, id, request).chain(this::apply));
    }

    /** The lease as it would be after the change; nothing is written. */
    Uni<Lease> draft(Caller caller, String id, UpdateLease request) {
        return decide(caller, id, request).map(LeaseChange::after);
    }

    private Uni<LeaseChange> decide(Caller caller, String id, UpdateLease request) {
        return access.load(caller, id, Policy.LEASES_PUT)
                .invoke(Lease::requireUpdatable)
                .chain(lease -> decide(lease, request))
                .call(change -> change.deep()
                        ? checks.changes(caller, change.before(), change.after(), request)
                        : Uni.createFrom().voidItem());
    }

    private Uni<LeaseChange> decide(Lease lease, UpdateLease request) {
        if (request.isEmpty()) {
            return Uni.createFrom().item(LeaseChange.none(lease));
        }
        Instant now = attempts.now();
        Lease renamed = request.name().map(name -> lease.renamed(name, now)).orElse(lease);
        return request.changesMore()
                ? decide(lease, renamed, request, now)
                : Uni.createFrom().item(new LeaseChange(lease, renamed, false));
    }

    private Uni<LeaseChange> decide(Lease lease, Lease renamed, UpdateLease request, Instant now) {
        if (lease.hasFlavors()) {
            throw RequestChange.refuseFlavors();
        }
        Window window = request.window(lease, now);
        Optional<Instant> beforeEnd = request.beforeEnd(window);
        List<Reservation> wanted = request.reservations(lease);
        wanted.stream()
                .filter(each -> !lease.reservations().contains(each))
                .forEach(each -> grammar.require(each.request().demand()));
        Lease moved = renamed.moved(window, beforeEnd, now).with(wanted, now);
        return placement
                .choose(wishes(lease, moved, request), window, Optional.of(lease.id()))
                .map(held -> new LeaseChange(lease, moved.holding(held, now), true));
    }

    /** What is in use is kept, and so is what nobody wants changed, if it can be kept at all. */
    private static List<Wish> wishes(Lease lease, Lease moved, UpdateLease request) {
        boolean mayMove = !lease.hasStarted() && !lease.window().covers(moved.window());
        return moved.reservations().stream()
                .map(each -> mayMove || request.concerns(each) ? again(each, lease) : keep(each))
                .toList();
    }

    private static Wish again(Reservation reservation, Lease lease) {
        return Wish.again(reservation.request().demand(), reservation.held(), lease.hasStarted());
    }

    private static Wish keep(Reservation reservation) {
        return new Wish.Keep(reservation.request().demand(), reservation.held());
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
                .chain(failed -> failed.isEmpty() ? finish(change) : undo(change));
    }

    /** Ends a change that another worker left in UPDATING: what the network lacks is made, then the change stands. */
    Uni<Void> finish(Lease updating) {
        Lease settled = updating.settled(attempts.now());
        return addresses
                .make(updating)
                .chain(failed -> failed.isEmpty()
                        ? attempts.inTransaction(connection -> ledger.save(
                                connection, List.of(settled), List.of(new LeaseEvent.Updated(Snapshots.of(settled)))))
                        : Uni.createFrom().voidItem());
    }

    private Uni<Lease> finish(LeaseChange change) {
        return attempts.inTransaction(connection -> ledger.save(connection, List.of(change.after()), change.facts()))
                .replaceWith(change.after());
    }

    private Uni<Lease> undo(LeaseChange change) {
        return addresses
                .takeBack(change.added())
                .chain(() -> attempts.inTransaction(connection -> ledger.rewrite(connection, change.before())
                        .chain(() -> ledger.save(connection, List.of(change.before()), List.of()))))
                .onItem()
                .transformToUni(undone -> Uni.createFrom()
                        .failure(ServiceException.unavailable(
                                "The network service did not make the floating IPs; nothing has been changed")));
    }
}
