package io.leasehold.reservation.availability;

import io.leasehold.reservation.demand.AddressDemand;
import io.leasehold.reservation.demand.Demand;
import io.leasehold.reservation.demand.HostDemand;
import io.leasehold.reservation.demand.SlotDemand;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Computation of the times at which matching resources could meet a demand; the effort is proportional to the number of
 * allocations.
 *
 * @param length of the lease plus the cleaning time, in minutes
 */
record Calendar(Demand demand, List<OccupiedResource> resources, long length) {
    Calendar {
        resources = List.copyOf(resources);
    }

    /** Computes the starts within {@code range} at which the demand could be met. */
    PossibleStarts starts(Span range) {
        PossibleStarts found = PossibleStarts.of(units(), wanted(), range);
        return requiredAreThere() ? found : new PossibleStarts(List.of(), found.most(), List.of());
    }

    /** The largest number of units that are free at once, up to the number demanded. */
    int available(PossibleStarts starts) {
        return switch (demand) {
            case HostDemand whole -> Math.min(starts.most(), whole.max());
            case SlotDemand some when some.isTogether() -> starts.most() > 0 ? some.amount() : 0;
            case SlotDemand some -> Math.min(starts.most(), some.amount());
            case AddressDemand ofNetwork -> Math.min(starts.most(), ofNetwork.amount());
        };
    }

    /** The least number of units that meet the demand. */
    int requested() {
        return switch (demand) {
            case HostDemand whole -> whole.min();
            case SlotDemand some -> some.amount();
            case AddressDemand ofNetwork -> ofNetwork.amount();
        };
    }

    private List<ReservableUnit> units() {
        return switch (demand) {
            case HostDemand whole ->
                resources.stream().map(each -> unit(each, 1, List.of())).toList();
            case AddressDemand ofNetwork ->
                resources.stream().map(each -> unit(each, 1, List.of())).toList();
            case SlotDemand some ->
                resources.stream().flatMap(host -> slots(some, host)).toList();
        };
    }

    /** Slots that must be together are one unit for each host; slots that must be apart, one slot for each host; else each slot. */
    private Stream<ReservableUnit> slots(SlotDemand demand, OccupiedResource host) {
        List<Long> need = List.copyOf(demand.slot().amounts().values());
        int capacity = profile(host).capacity(need, demand.amount());
        return switch (demand.affinity()) {
            case TOGETHER -> capacity < demand.amount() ? Stream.empty() : Stream.of(unit(host, demand.amount(), need));
            case APART -> capacity < 1 ? Stream.empty() : Stream.of(unit(host, 1, need));
            case NONE -> IntStream.rangeClosed(1, capacity).mapToObj(slot -> unit(host, slot, need));
        };
    }

    private int wanted() {
        boolean together = demand instanceof SlotDemand some && some.isTogether();
        return together ? 1 : requested();
    }

    private ReservableUnit unit(OccupiedResource resource, int slots, List<Long> need) {
        return new ReservableUnit(resource.required(), profile(resource).blocked(slots, need, length));
    }

    private boolean requiredAreThere() {
        return !(demand instanceof AddressDemand ofNetwork)
                || resources.stream().filter(OccupiedResource::required).count()
                        == ofNetwork.required().size();
    }

    private static HostUsage profile(OccupiedResource resource) {
        return new HostUsage(
                resource.room(),
                resource.uses().stream()
                        .map(use -> new HostUsage.Use(
                                new Span(use.get(0), use.get(1)), use.get(2) == 1, use.subList(3, use.size())))
                        .toList());
    }
}
