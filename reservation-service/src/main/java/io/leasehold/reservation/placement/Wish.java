package io.leasehold.reservation.placement;

import io.leasehold.reservation.demand.Demand;
import io.leasehold.reservation.demand.Held;
import io.leasehold.reservation.demand.SlotDemand;

/** How a reservation is to be given what it demands. */
public sealed interface Wish {
    Demand demand();

    /** What it holds. */
    Held held();

    /** It keeps what it holds, no more and no less. */
    record Keep(Demand demand, Held held) implements Wish {}

    /**
     * It is given what it demands, best of what it holds already.
     *
     * @param firm whether it is in use, so that nothing of what it holds may go
     */
    record Anew(Demand demand, Held held, boolean firm) implements Wish {}

    /** It keeps its slots, which are in use, and is given more. */
    record Add(SlotDemand demand, Held held) implements Wish {
        /** What is wanted beyond the slots that it holds; empty when there is nothing. */
        int missing() {
            return Math.toIntExact(Math.max(0, demand.amount() - held.slots()));
        }
    }

    /** Of a new reservation. */
    static Wish first(Demand demand) {
        return new Anew(demand, Held.NOTHING, false);
    }

    /** Of one whose hosts may change if they must, or if it is in use, of which none may go. */
    static Wish again(Demand demand, Held held, boolean inUse) {
        return inUse && demand instanceof SlotDemand some ? new Add(some, held) : new Anew(demand, held, inUse);
    }
}
