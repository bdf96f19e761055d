package io.leasehold.reservation.lease;

import io.leasehold.common.event.LeaseEvent;
import io.leasehold.common.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Leases and what happened to them, always written together. The engine and the reports of other services move leases
 * on with it, inside a transaction of theirs.
 */
@Singleton
public class LeaseLedger {
    private final LeaseStore store;
    private final AllocationStore allocations;
    private final Outbox outbox;

    LeaseLedger(LeaseStore store, AllocationStore allocations, Outbox outbox) {
        this.store = store;
        this.allocations = allocations;
        this.outbox = outbox;
    }

    /** Locks the leases and loads them with their allocations; those that are gone are left out. */
    public Uni<List<Lease>> lock(SqlConnection connection, Collection<UUID> ids) {
        return store.lock(connection, ids);
    }

    /** Writes what changed of locked leases, and tells it. */
    public Uni<Void> save(SqlConnection connection, List<Lease> leases, List<? extends LeaseEvent> facts) {
        return store.save(connection, leases).chain(() -> outbox.append(connection, facts));
    }

    /** Frees all hosts of locked leases. */
    public Uni<Void> release(SqlConnection connection, List<Lease> leases) {
        return leases.isEmpty()
                ? Uni.createFrom().voidItem()
                : allocations.release(connection, leases.stream().map(Lease::id).toList());
    }

    /** Writes a new lease, without its allocations, and tells that it is there. */
    Uni<Void> open(SqlConnection connection, Lease lease) {
        return store.insert(connection, lease)
                .chain(() -> outbox.append(connection, List.of(new LeaseEvent.Created(Snapshots.of(lease)))));
    }

    /** Removes a locked lease with all that hangs on it, and tells what it had. */
    Uni<Void> close(SqlConnection connection, Lease lease) {
        return store.delete(connection, lease.id())
                .chain(() -> outbox.append(connection, List.of(new LeaseEvent.Deleted(Snapshots.of(lease)))));
    }
}
