package io.leasehold.reservation.healing;

import io.leasehold.common.event.LeaseEvent;
import io.leasehold.common.event.LeaseEvent.Change;
import io.leasehold.common.sql.Transactions;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.LeaseSnapshots;
import io.leasehold.reservation.lease.store.Leases;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Healing of one lease: finds substitutes for failed hosts, then writes the new holdings and the events in one transaction. */
@Singleton
class Healer {
    private final Substitutes substitutes;
    private final Leases leases;
    private final Transactions transactions;

    Healer(Substitutes substitutes, Leases leases, Transactions transactions) {
        this.substitutes = substitutes;
        this.leases = leases;
        this.transactions = transactions;
    }

    /** Heals the lease, if the lease still exists; fails when the lease changes meanwhile or a substitute is taken. */
    Uni<Void> heal(LostHosts lost, Instant now) {
        return leases.load(List.of(lost.lease()))
                .chain(found -> found.isEmpty() ? Uni.createFrom().voidItem() : heal(found.getFirst(), lost, now));
    }

    private Uni<Void> heal(Lease lease, LostHosts lost, Instant now) {
        return substitutes
                .find(lease, lost.hosts(), leases.occupiedUntil(lease), now)
                .map(changed -> lease.withReservations(changed, now))
                .chain(healed -> transactions.run(connection -> leases.lockUnchanged(connection, lease)
                        .chain(() -> leases.reallocate(connection, healed))
                        .chain(() -> leases.save(connection, List.of(healed), events(lease, healed)))));
    }

    private static List<LeaseEvent> events(Lease before, Lease after) {
        LeaseEvent updated = LeaseEvent.of(Change.UPDATED, LeaseSnapshots.of(after));
        return flags(after) > flags(before)
                ? List.of(updated, LeaseEvent.of(Change.DEGRADED, LeaseSnapshots.of(after)))
                : List.of(updated);
    }

    /** Number of flags that mark reservations of the lease as impaired. */
    private static long flags(Lease lease) {
        return lease.reservations().stream()
                .mapToInt(each -> (each.missingResources() ? 1 : 0) + (each.resourcesChanged() ? 1 : 0))
                .sum();
    }
}
