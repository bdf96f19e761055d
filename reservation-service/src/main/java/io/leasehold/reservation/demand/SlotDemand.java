package io.leasehold.reservation.demand;

import io.leasehold.reservation.expression.Requirement;
import java.util.List;

/**
 * How many slots are wanted, each with room for one server, and how they spread.
 *
 * @param amount no fewer and no more; from 1
 * @param slot what each takes of its host
 * @param limits what its host may give
 * @param requirements all must hold for each host
 */
public record SlotDemand(
        int amount, Resources slot, Affinity affinity, SlotLimit limits, List<Requirement> requirements)
        implements Demand {
    public SlotDemand {
        requirements = List.copyOf(requirements);
    }

    /** Whether all slots must be on one host. */
    public boolean isTogether() {
        return affinity == Affinity.TOGETHER;
    }

    /** The same for so many slots. */
    public SlotDemand withAmount(int other) {
        return new SlotDemand(other, slot, affinity, limits, requirements);
    }

    @Override
    public boolean isMetBy(Holdings held) {
        return held.slots() >= amount;
    }
}
