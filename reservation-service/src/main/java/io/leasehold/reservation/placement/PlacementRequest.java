package io.leasehold.reservation.placement;

import io.leasehold.reservation.demand.Demand;
import io.leasehold.reservation.demand.Holdings;
import io.leasehold.reservation.demand.SlotDemand;

/** Request to place one reservation. */
public sealed interface PlacementRequest {
    Demand demand();

    /** The present holdings of the reservation. */
    Holdings holdings();

    /** Keeps the holdings as they are. */
    record Keep(Demand demand, Holdings holdings) implements PlacementRequest {}

    /**
     * Places the demand, with preference for what the reservation holds already.
     *
     * @param inUse true when the reservation is active, so that none of its holdings may be taken away
     */
    record Place(Demand demand, Holdings holdings, boolean inUse) implements PlacementRequest {}

    /** Keeps the slots, which are in use, and adds the missing ones. */
    record Extend(SlotDemand demand, Holdings holdings) implements PlacementRequest {
        /** Number of slots demanded beyond those held; 0 when there are enough. */
        int missing() {
            return Math.toIntExact(Math.max(0, demand.amount() - holdings.slots()));
        }
    }

    /** Placement of a new reservation. */
    static PlacementRequest initial(Demand demand) {
        return new Place(demand, Holdings.NOTHING, false);
    }

    /** Placement of a changed reservation; while the reservation is in use nothing may be taken away. */
    static PlacementRequest changed(Demand demand, Holdings holdings, boolean inUse) {
        return inUse && demand instanceof SlotDemand slots
                ? new Extend(slots, holdings)
                : new Place(demand, holdings, inUse);
    }
}
