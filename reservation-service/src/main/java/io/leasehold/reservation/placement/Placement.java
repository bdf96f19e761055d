package io.leasehold.reservation.placement;

import io.leasehold.reservation.demand.AddressDemand;
import io.leasehold.reservation.demand.Affinity;
import io.leasehold.reservation.demand.Demand;
import io.leasehold.reservation.demand.Holdings;
import io.leasehold.reservation.demand.HostDemand;
import io.leasehold.reservation.demand.SlotDemand;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Choice of the hosts, slots and floating IPs that reservations of one lease are given (contract sections 4.3 to 4.6).
 * Nothing is held before it is allocated: a lease that then finds a resource taken is placed again.
 */
@Singleton
public class Placement {
    private final HostPicker hosts;
    private final SlotPicker slots;
    private final AddressPicker addresses;
    private final Conflicts conflicts;
    private final InsufficientCapacity.Status insufficient;

    Placement(
            HostPicker hosts, SlotPicker slots, AddressPicker addresses, Conflicts conflicts, AllocationConfig config) {
        this.hosts = hosts;
        this.slots = slots;
        this.addresses = addresses;
        this.conflicts = conflicts;
        this.insufficient = config.insufficientCapacityStatus();
    }

    /**
     * Chooses the holdings of each reservation, in the order of the requests; fails with {@link InsufficientCapacity} when
     * the free resources do not meet all of them together.
     *
     * @param constraints without preferences: the requests state what is kept
     */
    public Uni<List<Holdings>> choose(List<PlacementRequest> requests, PlacementConstraints constraints) {
        TentativeAllocations tentative = new TentativeAllocations();
        return requireKeptFree(requests, constraints, tentative)
                .chain(() -> Multi.createFrom()
                        .iterable(requests)
                        .onItem()
                        .transformToUniAndConcatenate(
                                request -> place(request, constraints.preferring(request.holdings()), tentative))
                        .collect()
                        .asList());
    }

    /** Chooses resources for one demand, up to its amount; the result may be too little, or nothing. */
    public Uni<Holdings> offer(Demand demand, PlacementConstraints constraints, TentativeAllocations tentative) {
        return switch (demand) {
            case HostDemand whole -> hosts.offer(whole, constraints, tentative);
            case SlotDemand some -> slots.offer(some, constraints, tentative);
            case AddressDemand ofNetwork -> addresses.offer(ofNetwork, constraints, tentative);
        };
    }

    /** Requires that holdings which are kept are free in the new window too, and reserves them before anything is chosen. */
    private Uni<Void> requireKeptFree(
            List<PlacementRequest> requests, PlacementConstraints constraints, TentativeAllocations tentative) {
        List<PlacementRequest> kept = requests.stream()
                .filter(request -> !(request instanceof PlacementRequest.Place))
                .toList();
        kept.forEach(request -> tentative.add(request.demand(), request.holdings()));
        return conflicts
                .find(constraints, tentative)
                .invoke(taken -> kept.stream()
                        .map(PlacementRequest::demand)
                        .filter(taken::concerns)
                        .forEach(demand -> require(false, demand)))
                .replaceWithVoid();
    }

    private Uni<Holdings> place(
            PlacementRequest request, PlacementConstraints constraints, TentativeAllocations tentative) {
        return switch (request) {
            case PlacementRequest.Keep keep -> Uni.createFrom().item(keep.holdings());
            case PlacementRequest.Place place ->
                offer(place.demand(), constraints, tentative)
                        .invoke(chosen -> requireEnough(place, chosen))
                        .invoke(chosen -> tentative.add(place.demand(), chosen));
            case PlacementRequest.Extend extend ->
                extend.missing() == 0
                        ? Uni.createFrom().item(extend.holdings())
                        : extend(extend, constraints, tentative);
        };
    }

    private void requireEnough(PlacementRequest.Place request, Holdings chosen) {
        boolean keepsAll = !request.inUse() || chosen.covers(request.holdings());
        require(request.demand().isMetBy(chosen) && keepsAll, request.demand());
    }

    private Uni<Holdings> extend(
            PlacementRequest.Extend request, PlacementConstraints constraints, TentativeAllocations tentative) {
        SlotDemand more = request.demand().withAmount(request.missing());
        TentativeAllocations others = more.affinity() == Affinity.APART
                ? tentative.avoiding(request.holdings().hostIds())
                : tentative;
        return offer(more, constraints, others)
                .invoke(added -> require(more.isMetBy(added), more))
                .invoke(added -> tentative.add(more, added))
                .map(added -> request.holdings().plus(added))
                .invoke(all -> require(!more.isTogether() || all.hosts().size() <= 1, more));
    }

    private void require(boolean enough, Demand demand) {
        if (!enough) {
            throw new InsufficientCapacity(demand, insufficient);
        }
    }
}
