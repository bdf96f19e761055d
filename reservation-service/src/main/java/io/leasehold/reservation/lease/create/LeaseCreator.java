package io.leasehold.reservation.lease.create;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.auth.Caller;
import io.leasehold.common.error.ServiceException;
import io.leasehold.reservation.demand.Holdings;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.change.Attempts;
import io.leasehold.reservation.lease.change.DueTriggerSignal;
import io.leasehold.reservation.lease.store.Leases;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Creation of leases: a draft is written with its holdings in one transaction, or not at all (contract section 2.1, step 12). */
@Singleton
class LeaseCreator {
    private final LeaseDrafts drafts;
    private final Leases leases;
    private final IdempotencyKeys keys;
    private final Attempts attempts;
    private final DueTriggerSignal due;

    LeaseCreator(LeaseDrafts drafts, Leases leases, IdempotencyKeys keys, Attempts attempts, DueTriggerSignal due) {
        this.drafts = drafts;
        this.leases = leases;
        this.keys = keys;
        this.attempts = attempts;
        this.due = due;
    }

    /**
     * Creates a lease in PENDING with everything that it asks for, or fails and changes nothing. A repeated request with the
     * same idempotency key yields the lease of the first one, even when its body would now be refused.
     */
    Uni<Lease> create(Caller caller, ObjectNode body, Optional<IdempotencyKey> key, Instant now) {
        return existing(key)
                .chain(earlier -> earlier.map(lease -> Uni.createFrom().item(lease))
                        .orElseGet(() -> drafts.read(body, now).chain(request -> place(caller, request, key))));
    }

    /** Makes the lease that {@link #create} would create now; nothing is written, and its ids are not used again. */
    Uni<Lease> tryToCreate(Caller caller, ObjectNode body, Instant now) {
        return drafts.read(body, now)
                .chain(request -> drafts.choose(request, 0)
                        .call(holdings -> drafts.needApproval()
                                ? drafts.approval(caller, request).apply(holdings)
                                : Uni.createFrom().voidItem())
                        .chain(holdings -> drafts.lease(caller, request, holdings)));
    }

    private Uni<Lease> place(Caller caller, CreateLease request, Optional<IdempotencyKey> key) {
        IntFunction<Uni<Choice>> choose = spread -> existing(key)
                .chain(earlier -> earlier.isPresent()
                        ? Uni.createFrom().item(new Choice(earlier, List.of()))
                        : drafts.choose(request, spread).map(holdings -> new Choice(earlier, holdings)));
        Function<Choice, Uni<Lease>> write = choice -> choice.earlier()
                .map(lease -> Uni.createFrom().item(lease))
                .orElseGet(() -> drafts.lease(caller, request, choice.holdings())
                        .call(lease -> keys.create(key, lease.id(), connection -> leases.insert(connection, lease)))
                        .invoke(due::raise));
        if (!drafts.needApproval()) {
            return attempts.place(choose, write);
        }
        Function<List<Holdings>, Uni<Void>> approval = drafts.approval(caller, request);
        return attempts.place(
                choose,
                choice ->
                        choice.earlier().isPresent() ? Uni.createFrom().voidItem() : approval.apply(choice.holdings()),
                write);
    }

    /** Finds the lease that was created with the key, if any; 409 when that lease is gone. */
    private Uni<Optional<Lease>> existing(Optional<IdempotencyKey> key) {
        return key.map(given -> keys.find(given)
                        .chain(id -> id.map(this::existing)
                                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Optional<Lease>> existing(UUID id) {
        return leases.find(id).invoke(found -> {
            if (found.isEmpty()) {
                throw ServiceException.conflict("Idempotency-Key made lease %s, which is gone".formatted(id));
            }
        });
    }

    /**
     * Holdings chosen for a new lease.
     *
     * @param earlier the lease that another request with the same key has created meanwhile
     */
    private record Choice(Optional<Lease> earlier, List<Holdings> holdings) {}
}
