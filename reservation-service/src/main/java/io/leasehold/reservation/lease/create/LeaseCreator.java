package io.leasehold.reservation.lease.create;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.auth.Caller;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.outbox.Transactions;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.change.Attempts;
import io.leasehold.reservation.lease.store.Leases;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Creation of leases: a draft is written with its holdings in one transaction, or not at all (contract section 2.1, step 12). */
@Singleton
class LeaseCreator {
    private final LeaseDrafts drafts;
    private final Leases leases;
    private final IdempotencyKeys keys;
    private final Attempts attempts;
    private final Transactions transactions;

    LeaseCreator(
            LeaseDrafts drafts, Leases leases, IdempotencyKeys keys, Attempts attempts, Transactions transactions) {
        this.drafts = drafts;
        this.leases = leases;
        this.keys = keys;
        this.attempts = attempts;
        this.transactions = transactions;
    }

    /**
     * Creates a lease in PENDING with everything that it asks for, or fails and changes nothing. A repeated request with the
     * same idempotency key yields the lease of the first one, even when its body would now be refused.
     */
    Uni<Lease> create(Caller caller, ObjectNode body, Optional<IdempotencyKey> key, Instant now) {
        return existingOr(
                key,
                () -> drafts.read(body, now)
                        .chain(request -> attempts.place(spread -> existingOr(
                                key, () -> drafts.draft(caller, request, spread).call(lease -> write(lease, key))))));
    }

    /** Makes the lease that {@link #create} would create now; nothing is written, and its ids are not used again. */
    Uni<Lease> tryToCreate(Caller caller, ObjectNode body, Instant now) {
        return drafts.read(body, now).chain(request -> drafts.draft(caller, request, 0));
    }

    /** Finds the lease that was created with the key; 409 when that lease is gone. */
    private Uni<Lease> existingOr(Optional<IdempotencyKey> key, Supplier<Uni<Lease>> create) {
        return key.map(given -> keys.find(given)
                        .chain(found -> found.map(this::existing).orElseGet(create)))
                .orElseGet(create);
    }

    private Uni<Lease> existing(UUID id) {
        return leases.find(id)
                .map(found -> found.orElseThrow(
                        () -> ServiceException.conflict("Idempotency-Key made lease %s, which is gone".formatted(id))));
    }

    private Uni<Void> write(Lease lease, Optional<IdempotencyKey> key) {
        return transactions.run(connection -> key.map(given -> keys.insert(connection, given, lease.id()))
                .orElseGet(() -> Uni.createFrom().voidItem())
                .chain(() -> leases.insert(connection, lease)));
    }
}
