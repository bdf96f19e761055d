package io.leasehold.reservation.lease.change;

import io.leasehold.common.auth.Caller;
import io.leasehold.reservation.http.Policy;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Removal of leases at the request of callers, which frees their holdings (contract section 3.5). */
@Singleton
class LeaseRemover {
    private final LeaseAccess access;
    private final LeaseWriter writer;
    private final LeaseChecks checks;
    private final Attempts attempts;

    LeaseRemover(LeaseAccess access, LeaseWriter writer, LeaseChecks checks, Attempts attempts) {
        this.access = access;
        this.writer = writer;
        this.checks = checks;
        this.attempts = attempts;
    }

    /** Removes the lease; compute removes its own part when it receives the event. */
    Uni<Void> delete(Caller caller, String id) {
        return attempts.whenSettled(() -> attempts.write(() -> access.load(caller, id, Policy.LEASES_DELETE)
                        .chain(writer::remove)
                        .call(lease -> lease.isPast() ? Uni.createFrom().voidItem() : checks.notifyEnd(lease))))
                .replaceWithVoid();
    }
}
