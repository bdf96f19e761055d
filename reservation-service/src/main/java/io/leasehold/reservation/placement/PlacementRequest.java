package io.leasehold.reservation.placement;

import io.leasehold.reservation.demand.Demand;
import io.leasehold.reservation.demand.Holdings;
import io.leasehold.reservation.demand.SlotDemand;

/** How a reservation is to be given what it demands. */
public sealed interface PlacementRequest {
    Demand demand();

    /** What it holds. */
    Holdings held();

    /** It keeps what it holds, no more and no less. */
    record Keep(Demand demand, Holdings held) implements PlacementRequest {}

    /**
     * It is given what it demands, best of what it holds already.
     *
     * @param firm whether it is in use, so that nothing of what it holds may go
     */
    record Anew(Demand demand, Holdings held, boolean firm) implements PlacementRequest {}

    /** It keeps its slots, which are in use, and is given more. */
    record Add(SlotDemand demand, Holdings held) implements PlacementRequest {
        /** What is wanted beyond the slots that it holds; empty when there is nothing. */
        int missing() {
            return Math.toIntExact(Math.max(0, demand.amount() - held.slots()));
        }
    }

    /** Of a new reservation. */
    static PlacementRequest first(Demand demand) {
        return new Anew(demand, Holdings.NOTHING, false);
    }

    /** Of one whose hosts may change if they must, or if it is in use, of which none may go. */
    static PlacementRequest again(Demand demand, Holdings held, boolean inUse) {
        return inUse && demand instanceof SlotDemand some ? new Add(some, held) : new Anew(demand, held, inUse);
    }
}
