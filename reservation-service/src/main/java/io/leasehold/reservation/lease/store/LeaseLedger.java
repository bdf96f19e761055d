package io.leasehold.reservation.lease.store;

import io.leasehold.common.event.LeaseEvent;
import io.leasehold.common.outbox.Outbox;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.LeaseSnapshots;
import io.leasehold.reservation.lease.change.Period;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Leases, what they hold and what happened to them, always written together. The engine and the reports of other
 * services move leases on with it, inside a transaction of theirs.
 */
@Singleton
public class LeaseLedger {
    private final LeaseStore store;
    private final AllocationStore allocations;
    private final Outbox outbox;
    private final Period period;

    LeaseLedger(LeaseStore store, AllocationStore allocations, Outbox outbox, Period period) {
        this.store = store;
        this.allocations = allocations;
        this.outbox = outbox;
        this.period = period;
    }

    /** The lease as it is now, without what it holds. */
    public Uni<Optional<Lease>> find(UUID id) {
        return store.find(id);
    }

    /** The leases as they are now, with what they hold; those that are gone are left out. */
    public Uni<List<Lease>> load(SqlClient client, Collection<UUID> ids) {
        return store.load(client, ids);
    }

    /** Locks the leases and loads them with what they hold; those that are gone are left out. */
    public Uni<List<Lease>> lock(SqlConnection connection, Collection<UUID> ids) {
        return store.lock(connection, ids);
    }

    /** Locks the lease; fails with {@link LostRace} when it is gone, or not as {@code seen} any more. */
    public Uni<Lease> lockUnchanged(SqlConnection connection, Lease seen) {
        return lockIf(
                connection,
                seen,
                lease -> lease.stamp().version() == seen.stamp().version());
    }

    /** Locks the lease, which is being worked on as {@code busy} says; fails when that work is not it any more. */
    public Uni<Lease> lockBusy(SqlConnection connection, Lease busy) {
        return lockIf(connection, busy, lease -> lease.status() == busy.status());
    }

    /** Locks the lease, whatever it is now; fails when it is gone. */
    public Uni<Lease> lockPresent(SqlConnection connection, Lease seen) {
        return lockIf(connection, seen, lease -> true);
    }

    private Uni<Lease> lockIf(SqlConnection connection, Lease seen, Predicate<Lease> fit) {
        return store.lock(connection, List.of(seen.id()))
                .map(found -> found.stream().filter(fit).findFirst().orElseThrow(LostRace::new));
    }

    /** Until when a lease in its present window holds what it holds: its end, and the cleaning time after it. */
    public Instant until(Lease lease) {
        return period.until(lease.window());
    }

    /** Writes what changed of locked leases, and tells it. */
    public Uni<Void> save(SqlConnection connection, List<Lease> leases, List<? extends LeaseEvent> facts) {
        return store.save(connection, leases).chain(() -> outbox.append(connection, facts));
    }

    /** Frees all that locked leases hold, but for what reservations hold that failed to end. */
    public Uni<Void> release(SqlConnection connection, List<Lease> leases, Set<UUID> failed) {
        return leases.isEmpty() ? Uni.createFrom().voidItem() : allocations.release(connection, leases, failed);
    }

    /** Allocates what a locked lease holds now, instead of what it held; fails with {@link LostRace} when some is taken. */
    public Uni<Void> reallocate(SqlConnection connection, Lease lease) {
        return allocations.replace(connection, lease, period.until(lease.window()));
    }

    /** Writes a new lease with what it holds, and tells that it is there; fails with {@link LostRace} when some is taken. */
    public Uni<Void> open(SqlConnection connection, Lease lease) {
        return store.insert(connection, lease)
                .chain(() -> outbox.append(connection, List.of(new LeaseEvent.Created(LeaseSnapshots.of(lease)))))
                .chain(() -> allocations.insert(connection, lease, period.until(lease.window())));
    }

    /** Writes a changed window and changed requests of a locked lease, with what it holds for them. */
    public Uni<Void> rewrite(SqlConnection connection, Lease lease) {
        return reallocate(connection, lease).chain(() -> store.saveRequests(connection, lease));
    }

    /** Removes a locked lease with all that hangs on it, and tells what it had. */
    public Uni<Void> close(SqlConnection connection, Lease lease) {
        return store.delete(connection, lease.id())
                .chain(() -> outbox.append(connection, List.of(new LeaseEvent.Deleted(LeaseSnapshots.of(lease)))));
    }
}
