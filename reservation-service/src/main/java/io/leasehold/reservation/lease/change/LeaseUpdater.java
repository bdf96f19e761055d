package io.leasehold.reservation.lease.change;

import io.leasehold.common.auth.Caller;
import io.leasehold.reservation.http.Policy;
import io.leasehold.reservation.lease.Lease;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Changes of leases at the request of callers; a change that is refused or fails leaves the lease as it was. */
@Singleton
class LeaseUpdater {
    private final LeaseAccess access;
    private final UpdatePlanner planner;
    private final LeaseChecks checks;
    private final LeaseWriter writer;
    private final Attempts attempts;

    LeaseUpdater(LeaseAccess access, UpdatePlanner planner, LeaseChecks checks, LeaseWriter writer, Attempts attempts) {
        this.access = access;
        this.planner = planner;
        this.checks = checks;
        this.writer = writer;
        this.attempts = attempts;
    }

    /** Changes the lease and returns it; 400, 403, 404 or 409 when the change is refused. */
    Uni<Lease> update(Caller caller, String id, UpdateLease request) {
        IntFunction<Uni<LeaseChange>> plan = spread -> plan(caller, id, request, spread);
        LeaseChecks.Approval approval = checks.approval(caller);
        return attempts.whenSettled(() -> attempts.write(
                () -> place(plan, change -> approve(approval, change, request)).chain(writer::endUpdate)));
    }

    /** Returns the lease as {@link #update} would change it now; nothing is written. */
    Uni<Lease> tryToUpdate(Caller caller, String id, UpdateLease request) {
        return plan(caller, id, request, 0)
                .call(change -> approve(checks.approval(caller), change, request))
                .map(LeaseChange::after);
    }

    private Uni<LeaseChange> place(IntFunction<Uni<LeaseChange>> plan, Function<LeaseChange, Uni<Void>> approve) {
        return checks.isEnabled()
                ? attempts.place(plan, approve, writer::beginUpdate)
                : attempts.place(plan, writer::beginUpdate);
    }

    private Uni<LeaseChange> plan(Caller caller, String id, UpdateLease request, int spread) {
        return access.load(caller, id, Policy.LEASES_PUT)
                .invoke(Lease::requireUpdatable)
                .chain(lease -> planner.plan(lease, request, spread));
    }

    private Uni<Void> approve(LeaseChecks.Approval approval, LeaseChange change, UpdateLease request) {
        return change.onlyName() || !checks.isEnabled()
                ? Uni.createFrom().voidItem()
                : approval.update(change.before(), change.after(), request.beforeEndText());
    }
}
