package io.leasehold.reservation.lease.change;

import io.leasehold.common.auth.Caller;
import io.leasehold.reservation.http.Policy;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.Window;
import io.leasehold.reservation.request.Request;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** What users can do with leases. */
@Singleton
public class Leases {
    private final LeaseAccess access;
    private final LeaseDrafts proposals;
    private final LeaseCreator creation;
    private final UpdatePlanner decisions;
    private final LeaseWriter changes;
    private final LeaseRemover removal;

    Leases(
            LeaseAccess access,
            LeaseDrafts proposals,
            LeaseCreator creation,
            UpdatePlanner decisions,
            LeaseWriter changes,
            LeaseRemover removal) {
        this.access = access;
        this.proposals = proposals;
        this.creation = creation;
        this.decisions = decisions;
        this.changes = changes;
        this.removal = removal;
    }

    /** The lease; 404 when there is none, 403 when it is another project's. */
    Uni<Lease> get(Caller caller, String id) {
        return access.show(caller, id);
    }

    /** A new lease in PENDING with all that it asks for, or nothing at all; the same mark again makes no second one. */
    Uni<Lease> create(Caller caller, CreateLease request, Optional<IdempotencyKey> mark) {
        return creation.create(caller, request, mark);
    }

    /** The lease that the mark has made before, whatever its request would be answered now. */
    Uni<Optional<Lease>> made(Optional<IdempotencyKey> mark) {
        return creation.made(mark);
    }

    /** The lease that would be made now; nothing is held, and its ids are not those of a later one. */
    Uni<Lease> tryToCreate(Caller caller, CreateLease request) {
        return proposals.draft(caller, request, 0);
    }

    /** The lease after the change; a refused change leaves it as it was. */
    Uni<Lease> update(Caller caller, String id, UpdateLease request) {
        return changes.update(caller, id, request);
    }

    /** The lease as it would be after the change; nothing changes. */
    Uni<Lease> tryToUpdate(Caller caller, String id, UpdateLease request) {
        return decisions.decide(caller, id, request, 0).map(LeaseChange::after);
    }

    /** Removes the lease and frees what it holds; compute takes the rest back when it hears of it. */
    Uni<Void> delete(Caller caller, String id) {
        return removal.delete(caller, id);
    }

    /** The lease with what it holds. */
    Uni<Lease> getWithAllocations(Caller caller, String id) {
        return access.load(caller, id, Policy.LEASES_GET);
    }

    /** Whether all that is asked for is free together in the window; nothing is held. */
    public Uni<Boolean> wouldFit(List<Request> requests, Window window) {
        return proposals.wouldFit(requests, window);
    }
}
