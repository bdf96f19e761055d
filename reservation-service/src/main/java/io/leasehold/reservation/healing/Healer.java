package io.leasehold.reservation.healing;

import io.leasehold.common.event.LeaseEvent;
import io.leasehold.common.outbox.Transactions;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.LeaseSnapshots;
import io.leasehold.reservation.lease.Reservation;
import io.leasehold.reservation.lease.store.LeaseLedger;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Heals one lease: finds substitutes, then writes and tells in one transaction what the lease holds from now on. */
@Singleton
class Healer {
    private final Substitutes substitutes;
    private final LeaseLedger leases;
    private final Transactions transactions;
    private final Pool pool;

    Healer(Substitutes substitutes, LeaseLedger leases, Transactions transactions, Pool pool) {
        this.substitutes = substitutes;
        this.leases = leases;
        this.transactions = transactions;
        this.pool = pool;
    }

    /** Fails when the lease changes meanwhile or a substitute is taken; a lease that is gone needs nothing. */
    Uni<Void> heal(LostHosts lost, Instant now) {
        return leases.load(pool, List.of(lost.lease()))
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(lease -> heal(lease, lost, now))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> heal(Lease lease, LostHosts lost, Instant now) {
        return substitutes
                .find(lease, lost.hosts(), leases.until(lease), now)
                .map(changed -> lease.with(changed, now))
                .chain(healed -> transactions.run(connection -> write(connection, lease, healed)));
    }

    private Uni<Void> write(SqlConnection connection, Lease seen, Lease healed) {
        return leases.lockUnchanged(connection, seen)
                .chain(() -> leases.reallocate(connection, healed))
                .chain(() -> leases.save(connection, List.of(healed), facts(seen, healed)));
    }

    private static List<LeaseEvent> facts(Lease before, Lease after) {
        LeaseEvent updated = new LeaseEvent.Updated(LeaseSnapshots.of(after));
        return impaired(after) > impaired(before)
                ? List.of(updated, new LeaseEvent.Degraded(LeaseSnapshots.of(after)))
                : List.of(updated);
    }

    private static long impaired(Lease lease) {
        return lease.reservations().stream()
                .map(Reservation::standing)
                .mapToInt(each -> (each.missingResources() ? 1 : 0) + (each.resourcesChanged() ? 1 : 0))
                .sum();
    }
}
