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
import io.leasehold.reservation.placement.Placement;
import io.leasehold.reservation.placement.PlacementConstraints;
import io.leasehold.reservation.placement.TentativeAllocations;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Substitutes for the hosts that a lease has lost; what cannot be replaced is given up. Slots that must be together move
 * together, slots that must be apart stay apart, other slots move one by one.
 */
@Singleton
class Substitutes {
    private final Placement placement;

    Substitutes(Placement placement) {
        this.placement = placement;
    }

    /** Finds the reservations of the lease that have lost hosts, with their new holdings; nothing is allocated yet. */
    Uni<List<Reservation>> find(Lease lease, Set<Long> lost, Instant until, Instant now) {
        Instant from =
                lease.window().start().isBefore(now) ? now : lease.window().start();
        PlacementConstraints constraints = new PlacementConstraints(from, until, Holdings.NOTHING, Optional.empty(), 0);
        TentativeAllocations tentative = new TentativeAllocations();
        return Multi.createFrom()
                .iterable(lease.reservations())
                .filter(reservation -> reservation.holdings().hostIds().stream().anyMatch(lost::contains))
                .onItem()
                .transformToUniAndConcatenate(reservation -> substitute(reservation, lost, constraints, tentative, now))
                .collect()
                .asList();
    }

    private Uni<Reservation> substitute(
            Reservation reservation,
            Set<Long> lost,
            PlacementConstraints constraints,
            TentativeAllocations tentative,
            Instant now) {
        Holdings gone = reservation.holdings().onHosts(lost::contains);
        Holdings kept = reservation.holdings().onHosts(host -> !lost.contains(host));
        Demand wanted = part(reservation.request().demand(), gone);
        return placement
                .offer(wanted, constraints, isApart(wanted) ? tentative.avoiding(kept.hostIds()) : tentative)
                .invoke(given -> tentative.add(wanted, given))
                .map(given -> flagged(reservation.withHoldings(kept.plus(given)), gone, given, now));
    }

    /** The part of the demand that the lost hosts met. */
    private static Demand part(Demand demand, Holdings gone) {
        int amount = Math.toIntExact(gone.slots());
        return switch (demand) {
            case HostDemand whole -> new HostDemand(1, amount, whole.requirements());
            case SlotDemand some -> some.withAmount(amount);
            case AddressDemand addresses -> throw new IllegalStateException("no host serves " + addresses);
        };
    }

    private static boolean isApart(Demand demand) {
        return demand instanceof SlotDemand some && some.affinity() == Affinity.APART;
    }

    /** Sets {@code resources_changed} when hosts in use were replaced, and {@code missing_resources} when hosts are missing. */
    private static Reservation flagged(Reservation reservation, Holdings gone, Holdings given, Instant now) {
        boolean replaced = given.slots() > 0 && reservation.status() == ReservationStatus.ACTIVE;
        Reservation flagged = replaced ? reservation.withResourcesChanged(now) : reservation;
        return given.slots() < gone.slots() ? flagged.withMissingResources(true, now) : flagged;
    }
}
