package io.leasehold.reservation.lease;

import io.leasehold.common.event.LeaseEvent;
import io.leasehold.common.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** How the engine and the reports of other services move leases on, inside a transaction of theirs. */
@Singleton
public class LeaseProgress {
    private final LeaseStore store;
    private final AllocationStore allocations;
    private final Outbox outbox;

    LeaseProgress(LeaseStore store, AllocationStore allocations, Outbox outbox) {
        this.store = store;
        this.allocations = allocations;
        this.outbox = outbox;
    }

    /** Locks the leases and loads them with their allocations; those that are gone are left out. */
    public Uni<List<Lease>> lock(SqlConnection connection, Collection<UUID> ids) {
        return store.lock(connection, ids);
    }

    /** Writes locked leases and what happened to them. */
    public Uni<Void> save(SqlConnection connection, List<Lease> leases, List<LeaseEvent> facts) {
        return store.save(connection, leases).chain(() -> outbox.append(connection, facts));
    }

    /** Frees all hosts of locked leases. */
    public Uni<Void> release(SqlConnection connection, List<Lease> leases) {
        return leases.isEmpty()
                ? Uni.createFrom().voidItem()
                : allocations.release(connection, leases.stream().map(Lease::id).toList());
    }
}
