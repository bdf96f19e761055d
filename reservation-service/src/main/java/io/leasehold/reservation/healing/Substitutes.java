package io.leasehold.reservation.healing;

import io.leasehold.reservation.demand.AddressDemand;
import io.leasehold.reservation.demand.Affinity;
import io.leasehold.reservation.demand.Demand;
import io.leasehold.reservation.demand.Holdings;
import io.leasehold.reservation.demand.HostDemand;
import io.leasehold.reservation.demand.SlotDemand;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.Reservation;
import io.leasehold.reservation.lease.ReservationStatus;
import io.leasehold.reservation.placement.Picker;
import io.leasehold.reservation.placement.PlacementConstraints;
import io.leasehold.reservation.placement.TentativeAllocations;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds substitutes for the hosts that a lease has lost, and gives up what there is no substitute for. Slots that must be
 * together move together; those that must be apart stay apart; others move one by one.
 */
@Singleton
class Substitutes {
    private final Pool pool;
    private final Picker picker;

    Substitutes(Pool pool, Picker picker) {
        this.pool = pool;
        this.picker = picker;
    }

    /** The reservations of the lease that have lost something, as they are then; nothing is allocated yet. */
    Uni<List<Reservation>> find(Lease lease, Set<Long> lost, Instant until, Instant now) {
        Instant from =
                lease.window().start().isBefore(now) ? now : lease.window().start();
        PlacementConstraints terms = new PlacementConstraints(from, until, Holdings.NOTHING, Optional.empty(), 0);
        TentativeAllocations promises = new TentativeAllocations();
        return Multi.createFrom()
                .iterable(lease.reservations())
                .filter(reservation -> reservation.held().hostIds().stream().anyMatch(lost::contains))
                .onItem()
                .transformToUniAndConcatenate(reservation -> substitute(reservation, lost, terms, promises, now))
                .collect()
                .asList();
    }

    private Uni<Reservation> substitute(
            Reservation reservation,
            Set<Long> lost,
            PlacementConstraints terms,
            TentativeAllocations promises,
            Instant now) {
        Holdings gone = reservation.held().on(lost::contains);
        Holdings kept = reservation.held().on(host -> !lost.contains(host));
        Demand wanted = part(reservation.request().demand(), gone);
        return picker.offer(pool, wanted, terms, apart(wanted) ? promises.avoiding(kept.hostIds()) : promises)
                .invoke(given -> promises.add(wanted, given))
                .map(given -> healed(reservation.holding(kept.plus(given)), gone, given, now));
    }

    private static Demand part(Demand demand, Holdings gone) {
        int amount = Math.toIntExact(gone.slots());
        return switch (demand) {
            case HostDemand whole -> new HostDemand(1, amount, whole.requirements());
            case SlotDemand some -> some.amounting(amount);
            case AddressDemand addresses -> throw new IllegalStateException("no host serves " + addresses);
        };
    }

    private static boolean apart(Demand demand) {
        return demand instanceof SlotDemand some && some.affinity() == Affinity.APART;
    }

    /** What is in use and was replaced is flagged, and so is what is missing from now on. */
    private static Reservation healed(Reservation reservation, Holdings gone, Holdings given, Instant now) {
        boolean replaced = given.slots() > 0 && reservation.status() == ReservationStatus.ACTIVE;
        Reservation flagged = replaced ? reservation.changed(now) : reservation;
        return given.slots() < gone.slots() ? flagged.missing(true, now) : flagged;
    }
}
